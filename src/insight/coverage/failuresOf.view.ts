import type { StateTrace, Trace } from '../../story/graph/Trace';

/** Where executions failed. */
export interface MachineFailures {
  /** For the picture: every state that was run, with its worst outcome. */
  readonly trace: Trace;
  /** The states that failed or whose error was caught, most often first, with the number of executions. */
  readonly failed: readonly (readonly [state: string, executions: number])[];
}

const worst: readonly StateTrace['outcome'][] = ['succeeded', 'open', 'aborted', 'caught', 'failed'];

/** Adds up the failures of executions. */
export function failuresOf(traces: readonly Trace[]): MachineFailures {
  const states = new Map<string, StateTrace>();
  const edges = new Map<string, number>();
  const failed = new Map<string, number>();
  for (const trace of traces) {
    for (const [key, times] of trace.edges) edges.set(key, (edges.get(key) ?? 0) + times);
    for (const [name, { times, retries, outcome }] of trace.states) {
      const before = states.get(name);
      const outcomes = [before?.outcome ?? 'succeeded', outcome];
      states.set(name, {
        times: times + (before?.times ?? 0),
        retries: retries + (before?.retries ?? 0),
        outcome: worst.findLast((one) => outcomes.includes(one)) ?? outcome,
      });
      if (outcome === 'failed' || outcome === 'caught') failed.set(name, (failed.get(name) ?? 0) + 1);
    }
  }
  return { trace: { states, edges }, failed: [...failed].sort((one, other) => other[1] - one[1]) };
}
