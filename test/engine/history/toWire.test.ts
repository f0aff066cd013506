import type { HistoryEvent } from '../../../src/contract/HistoryEvent';
import { eventToWire } from '../../../src/engine/history/toWire';

const event: HistoryEvent = {
  id: 3,
  previousEventId: 2,
  type: 'PassStateExited',
  timestamp: 1_500,
  details: { name: 'A', output: { b: 1 }, assignedVariables: { x: 'y', n: 1 } },
};

test('values become strings with their details', () => {
  expect(eventToWire(event)).toEqual({
    timestamp: 1.5,
    type: 'PassStateExited',
    id: 3,
    previousEventId: 2,
    stateExitedEventDetails: {
      name: 'A',
      output: '{"b":1}',
      outputDetails: { truncated: false },
      assignedVariables: { x: '"y"', n: '1' },
      assignedVariablesDetails: { truncated: false },
    },
  });
});

test('without execution data, data and what belongs to it disappear', () => {
  expect(eventToWire(event, false)).toEqual({
    timestamp: 1.5,
    type: 'PassStateExited',
    id: 3,
    previousEventId: 2,
    stateExitedEventDetails: { name: 'A' },
  });
});

test('leaves out unset members, and details of events without any', () => {
  const base = { id: 1, previousEventId: 0, timestamp: 0 };
  expect(eventToWire({ ...base, type: 'TaskFailed', details: { error: 'E', cause: undefined } })).toEqual({
    ...base,
    type: 'TaskFailed',
    taskFailedEventDetails: { error: 'E' },
  });
  expect(eventToWire({ ...base, type: 'MapStateSucceeded', details: undefined })).toEqual({
    ...base,
    type: 'MapStateSucceeded',
  });
});
