import { deepFreeze } from '../../util/deepFreeze';
import type { Json } from '../../util/json';
import type { Attempt, Visit } from '../../story/trace/Story';

/** The result of one call. */
export interface MockResult {
  readonly type: 'return' | 'throw' | 'incomplete';
  readonly value: unknown;
}

/** How a call of a task ended, in the form of a mock function of Jest or Vitest. */
export interface SettledResult {
  readonly type: 'fulfilled' | 'rejected' | 'incomplete';
  readonly value: unknown;
}

/** The calls of a task in the form of a mock function, for Jest's and Vitest's own matchers. */
export interface TaskView {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever a matcher compares it with
  (parameters?: any): never;
  readonly _isMockFunction: true;
  readonly mock: {
    /** For each attempt, the one argument that it sent: the effective parameters. */
    readonly calls: readonly (readonly [Json | undefined])[];
    readonly lastCall: readonly [Json | undefined] | undefined;
    /** A `throw` has `{ error, cause }`. */
    readonly results: readonly MockResult[];
    readonly settledResults: readonly SettledResult[];
    readonly contexts: readonly undefined[];
    readonly instances: readonly undefined[];
    readonly invocationCallOrder: readonly number[];
  };
  /** The name of the state. */
  getMockName(): string;
}

/**
 * Makes the view of a state's calls over all its visits, iterations and attempts, in the order in which they were made.
 * The order of calls of different tasks can be compared, too. `own`: copies the values of visits that belong to the
 * execution itself.
 */
export function createTaskView(name: string, visits: readonly Visit[], own = asItIs): TaskView {
  let mock: TaskView['mock'] | undefined;
  const read = (): TaskView['mock'] => {
    const attempts = visits.flatMap((visit) => visit.attempts.filter(({ scheduled }) => scheduled));
    const inOrder = attempts.sort((a, b) => a.startedId - b.startedId);
    return callsIn(inOrder, own);
  };
  const view = (): never => {
    throw new TypeError(`run.task('${name}') shows the calls that a task made; it cannot be called.`);
  };
  const told = Object.assign(view, { _isMockFunction: true as const, getMockName: () => name });
  // Not enumerable, so that printing the function does not list all of its calls.
  return Object.defineProperty(told, 'mock', { get: () => (mock ??= read()) }) as typeof told & TaskView;
}

function callsIn(attempts: readonly Attempt[], own: typeof asItIs): TaskView['mock'] {
  const calls: (readonly [Json | undefined])[] = [];
  const results: MockResult[] = [];
  const settledResults: SettledResult[] = [];
  const none: undefined[] = [];
  const invocationCallOrder: number[] = [];
  for (const attempt of attempts) {
    const result = resultOf(attempt, own);
    calls.push([deepFreeze(own(attempt.parameters))]);
    results.push(result);
    settledResults.push({ type: settledTypes[result.type], value: result.value });
    none.push(undefined);
    invocationCallOrder.push(attempt.startedId);
  }
  for (const list of [calls, results, settledResults, none, invocationCallOrder]) Object.freeze(list);
  return {
    calls,
    lastCall: calls.at(-1),
    results,
    settledResults,
    contexts: none,
    instances: none,
    invocationCallOrder,
  };
}

const settledTypes = { return: 'fulfilled', throw: 'rejected', incomplete: 'incomplete' } as const;

function asItIs(value: Json | undefined): Json | undefined {
  return value;
}

function resultOf({ outcome, output, error, cause }: Attempt, own: typeof asItIs): MockResult {
  if (output !== undefined) return { type: 'return', value: deepFreeze(own(output)) };
  if (outcome === 'failed' || outcome === 'timedOut') return { type: 'throw', value: { error, cause } };
  return { type: 'incomplete', value: undefined };
}
