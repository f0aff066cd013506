import { failuresOf } from '../../../src/insight/coverage/failuresOf.view';
import { edgeKey } from '../../../src/story/graph/Trace';
import type { Strand, Visit } from '../../../src/story/trace/Story';

/** The visits of an execution: each by its state, its outcome and its error. */
function run(...visits: (readonly [state: string, outcome: Visit['outcome'], error?: string])[]): readonly Visit[] {
  const strand: Strand = { kind: 'main', index: 0, owner: undefined, visits: [] };
  return visits.map(([state, outcome, error], index) => ({
    state,
    type: 'Task',
    strand,
    enteredId: index + 1,
    enteredMs: index,
    exitedMs: index,
    input: {},
    output: undefined,
    assigned: undefined,
    outcome,
    error,
    cause: undefined,
    location: undefined,
    attempts: [],
  }));
}

test('adds up where executions failed and with which errors, most often first', () => {
  const { trace, failed } = failuresOf([
    run(['A', 'succeeded'], ['B', 'failed', 'Card.Declined']),
    run(['A', 'caught', 'Shop.Closed'], ['A', 'caught', 'Shop.Closed'], ['B', 'failed', 'Card.Busy']),
    run(['A', 'succeeded'], ['B', 'failed', 'Card.Busy']),
    run(['A', 'succeeded'], ['B', 'succeeded'], ['C', 'open']),
    run(['D', 'failed']),
  ]);
  expect(failed).toEqual([
    {
      state: 'B',
      executions: 3,
      errors: [
        ['Card.Busy', 2],
        ['Card.Declined', 1],
      ],
    },
    { state: 'A', executions: 1, errors: [['Shop.Closed', 1]] },
    { state: 'D', executions: 1, errors: [['no error name', 1]] },
  ]);
  expect([...trace.states]).toEqual([
    ['A', { times: 5, retries: 0, outcome: 'caught' }],
    ['B', { times: 4, retries: 0, outcome: 'failed' }],
    ['C', { times: 1, retries: 0, outcome: 'open' }],
    ['D', { times: 1, retries: 0, outcome: 'failed' }],
  ]);
  expect(trace.edges.get(edgeKey('A', 'B', false))).toBe(3);
  expect(trace.edges.get(edgeKey('A', 'B', true))).toBe(1);
});

test('nothing failed where nothing ran', () => {
  expect(failuresOf([])).toEqual({ trace: { states: new Map(), edges: new Map() }, failed: [] });
});
