import type { Json } from '../../util/json';
import type { Visit } from '../story/Story';

type MockResult = { readonly type: 'return' | 'throw' | 'incomplete'; readonly value: unknown };

/** The calls of a task in the form of a mock function: what Jest's and Vitest's own matchers read. */
export interface TaskView {
  (): never;
  readonly _isMockFunction: true;
  readonly mock: {
    /** For each attempt the one argument that it sent: the effective parameters. */
    readonly calls: readonly (readonly [Json | undefined])[];
    readonly lastCall: readonly [Json | undefined] | undefined;
    readonly results: readonly MockResult[];
    readonly contexts: readonly undefined[];
    readonly instances: readonly undefined[];
    readonly invocationCallOrder: readonly number[];
    readonly settledResults: readonly MockResult[];
  };
  getMockName(): string;
}

/** Makes the view of a state's calls, over all its visits and attempts. */
export function createTaskView(name: string, visits: readonly Visit[]): TaskView {
  const attempts = visits.flatMap((visit) => visit.attempts).sort((a, b) => a.startedMs - b.startedMs);
  const calls = attempts.map(({ parameters }) => [parameters] as const);
  const results = attempts.map(({ outcome, output, error, cause }): MockResult => {
    if (outcome === 'succeeded') return { type: 'return', value: output };
    return outcome === 'open' ? { type: 'incomplete', value: undefined } : { type: 'throw', value: { error, cause } };
  });
  const view = (): never => {
    throw new TypeError(`run.task('${name}') shows the calls that a task made; it cannot be called.`);
  };
  const none = attempts.map(() => undefined);
  return Object.assign(view, {
    _isMockFunction: true as const,
    mock: {
      calls,
      lastCall: calls.at(-1),
      results,
      contexts: none,
      instances: none,
      invocationCallOrder: attempts.map((_attempt, index) => index + 1),
      settledResults: results,
    },
    getMockName: () => name,
  });
}
