import { type StateTrace, type Trace, traceOf } from '../../story/graph/Trace';
import type { Visit } from '../../story/trace/Story';

/** Where executions failed. */
export interface MachineFailures {
  /** For the picture: every state that was run, with its worst outcome. */
  readonly trace: Trace;
  /** The states that failed or whose error was caught, most often first. */
  readonly failed: readonly StateFailures[];
}

/** How a state failed. */
export interface StateFailures {
  readonly state: string;
  /** The number of executions in which it did. */
  readonly executions: number;
  /** The errors with the number of executions that had them, most often first. */
  readonly errors: readonly (readonly [error: string, executions: number])[];
}

const worst: readonly StateTrace['outcome'][] = ['succeeded', 'open', 'aborted', 'caught', 'failed'];

/** Adds up the failures of executions, each given by its visits. */
export function failuresOf(runs: readonly (readonly Visit[])[]): MachineFailures {
  return { trace: traceOfAll(runs.map(traceOf)), failed: failedIn(runs) };
}

function traceOfAll(traces: readonly Trace[]): Trace {
  const states = new Map<string, StateTrace>();
  const edges = new Map<string, number>();
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
    }
  }
  return { states, edges };
}

function failedIn(runs: readonly (readonly Visit[])[]): readonly StateFailures[] {
  const failed = new Map<string, { executions: number; readonly errors: Map<string, number> }>();
  for (const visits of runs) {
    const here = new Map<string, Set<string>>();
    for (const { state, outcome, error } of visits) {
      if (outcome !== 'failed' && outcome !== 'caught') continue;
      here.set(state, (here.get(state) ?? new Set()).add(error ?? 'no error name'));
    }
    for (const [state, errors] of here) {
      const sum = failed.get(state) ?? { executions: 0, errors: new Map<string, number>() };
      failed.set(state, { ...sum, executions: sum.executions + 1 });
      for (const error of errors) sum.errors.set(error, (sum.errors.get(error) ?? 0) + 1);
    }
  }
  return [...failed]
    .map(([state, { executions, errors }]) => ({
      state,
      executions,
      errors: [...errors].sort((one, other) => other[1] - one[1]),
    }))
    .sort((one, other) => other.executions - one.executions);
}
