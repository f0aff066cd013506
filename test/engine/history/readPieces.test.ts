import { NamedEvent } from '../../../src/engine/history/NamedEvent';
import { packValues } from '../../../src/engine/history/PackedValue';
import {
  detailsOf,
  HistoryPlace,
  later,
  PastEvents,
  readPieces,
  tellPieces,
  type EventReader,
} from '../../../src/engine/history/readPieces';

const entered = new NamedEvent('PassStateEntered', 'A');
const exited = new NamedEvent('PassStateExited', 'A');
const both = Object.assign({}, entered, { isNew: true, then: exited.again });

/** Three pieces, the first with room at its end. */
const stored = {
  startMs: 1000,
  pieces: [
    ['ExecutionStarted', { input: {} }, 0, both, { a: 1 }, undefined, undefined],
    [later, 5, 'TaskStarted', undefined],
  ],
  piece: [2, later, 7, 'TaskSucceeded', { output: 'x' }, exited.again],
} as const;

const events = [
  { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 1000, details: { input: {} } },
  { id: 2, previousEventId: 0, type: 'PassStateEntered', timestamp: 1000, details: { name: 'A', input: { a: 1 } } },
  { id: 3, previousEventId: 2, type: 'PassStateExited', timestamp: 1000, details: { name: 'A', output: { a: 1 } } },
  { id: 4, previousEventId: 3, type: 'TaskStarted', timestamp: 1005, details: undefined },
  { id: 5, previousEventId: 2, type: 'TaskSucceeded', timestamp: 1007, details: { output: 'x' } },
  { id: 6, previousEventId: 5, type: 'PassStateExited', timestamp: 1007, details: { name: 'A', output: { a: 1 } } },
];

test('reads events across pieces: ids, times, and values that an event shares with the one before', () => {
  expect([...readPieces(stored, new HistoryPlace(), 6)]).toEqual(events);
});

test('goes on from every place', () => {
  for (let first = 0; first <= 6; first++) {
    const place = new HistoryPlace();
    const read = [...readPieces(stored, place, first)];
    expect([place.id, ...read, ...readPieces(stored, place, 6)]).toEqual([first, ...events]);
  }
});

test('past events end at their number, whatever follows', () => {
  expect([new PastEvents(stored, 4).list(), new PastEvents(stored, 0).list()]).toEqual([events.slice(0, 4), []]);
});

test('tells a reader what is stored, without details of named events', () => {
  const told: unknown[] = [];
  const reader: EventReader<void> = {
    event: ({ id, timestamp }, type, details) => void told.push([id, timestamp, type, details]),
    named: ({ id, previousEventId }, { type, name }, data) => void told.push([id, previousEventId, type, name, data]),
  };
  tellPieces(stored, new HistoryPlace(), 3, reader);
  new PastEvents(stored, 1).tell(reader);
  expect(told).toEqual([
    [1, 1000, 'ExecutionStarted', { input: {} }],
    [2, 0, 'PassStateEntered', 'A', { a: 1 }],
    [3, 2, 'PassStateExited', 'A', { a: 1 }],
    [1, 1000, 'ExecutionStarted', { input: {} }],
  ]);
});

test('the index of an iteration is not the value that the next event repeats', () => {
  const iteration = new NamedEvent('MapIterationStarted', 'M');
  const piece = [entered, 'kept', iteration, 7, exited.again];
  const read = readPieces({ startMs: 0, pieces: undefined, piece }, new HistoryPlace(), 3);
  expect([...read].map(({ details }) => details)).toEqual([
    { name: 'A', input: 'kept' },
    { name: 'M', index: 7 },
    { name: 'A', output: 'kept' },
  ]);
});

test.each([
  ['TaskStateEntered', { name: 'N', input: 1 }],
  ['TaskStateExited', { name: 'N', output: 1 }],
  ['LambdaFunctionScheduled', { resource: 'N', input: 1 }],
  ['LambdaFunctionSucceeded', { output: 1 }],
  ['ExecutionStarted', { input: 1, roleArn: 'N' }],
  ['ExecutionSucceeded', { output: 1 }],
  ['MapIterationFailed', { name: 'N', index: 1 }],
] as const)('the details of %s', (type, details) => {
  expect(detailsOf(type, 'N', 1)).toEqual(details);
});

test('a packed value is unpacked when it is read', () => {
  const value = { long: 'x'.repeat(2000) };
  const [packed] = packValues([value]).packed;
  expect([detailsOf('PassStateEntered', 'A', packed!), detailsOf('PassStateExited', 'A', packed!)]).toEqual([
    { name: 'A', input: value },
    { name: 'A', output: value },
  ]);
});
