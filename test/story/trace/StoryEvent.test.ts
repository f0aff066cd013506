import { flatEvent, toStoryEvents } from '../../../src/story/trace/StoryEvent';

test('events of the wire and of the SDK become the same', () => {
  const details = { stateEnteredEventDetails: { name: 'A', input: '{}', inputDetails: { truncated: false } } };
  const wire = { id: 2, previousEventId: 0, type: 'PassStateEntered', timestamp: 1.5, ...details };
  const sdk = { ...wire, timestamp: new Date(1500), stateExitedEventDetails: undefined };
  const expected = [
    {
      id: 2,
      previousEventId: 0,
      type: 'PassStateEntered',
      timestampMs: 1500,
      details: details.stateEnteredEventDetails,
    },
  ];
  expect(toStoryEvents([wire])).toEqual(expected);
  expect(toStoryEvents([sdk])).toEqual(expected);
});

test('an event without details, and events out of order', () => {
  const events = toStoryEvents([
    { id: 2, previousEventId: 1, type: 'B', timestamp: 2 },
    { id: 1, type: 'A', timestamp: 1 },
  ]);
  expect(events).toEqual([
    { id: 1, previousEventId: 0, type: 'A', timestampMs: 1000, details: {} },
    { id: 2, previousEventId: 1, type: 'B', timestampMs: 2000, details: {} },
  ]);
});

test('a flat event has its details beside it, with texts parsed and notes left out', () => {
  const event = {
    id: 3,
    previousEventId: 2,
    type: 'PassStateExited',
    timestampMs: 1,
    details: {
      name: 'A',
      output: '{"a":1}',
      outputDetails: { truncated: false },
      assignedVariables: { x: '1', y: 'no json' },
      assignedVariablesDetails: { truncated: false },
    },
  };
  expect(flatEvent(event)).toEqual({
    id: 3,
    previousEventId: 2,
    type: 'PassStateExited',
    name: 'A',
    output: { a: 1 },
    assignedVariables: { x: 1, y: 'no json' },
  });
});
