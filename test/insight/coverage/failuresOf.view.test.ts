import { failuresOf } from '../../../src/insight/coverage/failuresOf.view';
import { edgeKey, type StateTrace, type Trace } from '../../../src/story/graph/Trace';

const trace = (states: Record<string, StateTrace['outcome']>): Trace => ({
  states: new Map(Object.entries(states).map(([name, outcome]) => [name, { times: 1, retries: 0, outcome }])),
  edges: new Map([[edgeKey('A', 'B', false), 1]]),
});

test('adds up where executions failed, most often first', () => {
  const { trace: whole, failed } = failuresOf([
    trace({ A: 'succeeded', B: 'failed' }),
    trace({ A: 'caught', B: 'failed' }),
    trace({ A: 'succeeded', B: 'succeeded', C: 'open' }),
  ]);
  expect(failed).toEqual([
    ['B', 2],
    ['A', 1],
  ]);
  expect([...whole.states]).toEqual([
    ['A', { times: 3, retries: 0, outcome: 'caught' }],
    ['B', { times: 3, retries: 0, outcome: 'failed' }],
    ['C', { times: 1, retries: 0, outcome: 'open' }],
  ]);
  expect([...whole.edges.values()]).toEqual([3]);
});

test('nothing failed where nothing ran', () => {
  expect(failuresOf([])).toEqual({ trace: { states: new Map(), edges: new Map() }, failed: [] });
});
