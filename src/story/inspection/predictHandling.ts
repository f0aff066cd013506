import type { CatcherDefinition, RetrierDefinition, StateDefinition } from '../../language/asl/types';
import { errorMatches, isFatal, type NamedError } from '../../engine/interpreter/retry/errorMatches';
import { Retriers } from '../../engine/interpreter/retry/Retriers';

/** How Retry and Catch handle a state that fails several times in a row with one error. */
export interface Handling {
  /** How often Retry runs it again. */
  readonly retries: number;
  /** The index of its retrier; `undefined` without one. */
  readonly retrier: number | undefined;
  /** The total wait of Retry, in seconds; the maximum for a retrier with jitter. */
  readonly waitSeconds: number;
  /** `works`: an attempt after the last failure succeeds. `caught`: a catcher handles it. `fails`: nothing does. */
  readonly end: 'works' | 'caught' | 'fails';
  /** The catcher, by its index, and its target. */
  readonly catcher: number | undefined;
  readonly next: string | undefined;
}

type Handlers = Pick<StateDefinition, 'Retry' | 'Catch'>;

/** Follows Retry and Catch through `times` consecutive failures, as the interpreter does. */
export function predictHandling({ Retry = [], Catch = [] }: Handlers, error: NamedError, times: number): Handling {
  const retriers = new Retriers(Retry);
  let retries = 0;
  let waitMs = 0;
  for (let failures = 1; failures <= times; failures++) {
    const delayMs = isFatal(error) ? undefined : retriers.delayMs(error, () => 1);
    if (delayMs === undefined) return { ...given(retries, waitMs), ...givenUp(Catch) };
    retries += 1;
    waitMs += delayMs;
  }
  return { ...given(retries, waitMs), end: 'works', catcher: undefined, next: undefined };

  function given(count: number, ms: number): Pick<Handling, 'retries' | 'retrier' | 'waitSeconds'> {
    return { retries: count, retrier: count === 0 ? undefined : retrierOf(Retry, error), waitSeconds: ms / 1000 };
  }

  function givenUp(catchers: readonly CatcherDefinition[]): Pick<Handling, 'end' | 'catcher' | 'next'> {
    const index = isFatal(error) ? -1 : catchers.findIndex(({ ErrorEquals }) => errorMatches(ErrorEquals, error));
    if (index < 0) return { end: 'fails', catcher: undefined, next: undefined };
    return { end: 'caught', catcher: index, next: catchers[index]!.Next };
  }
}

/** The retrier that decides about an error, by its index; `undefined` without one. */
export function retrierOf(retriers: readonly RetrierDefinition[], error: NamedError): number | undefined {
  const index = isFatal(error) ? -1 : retriers.findIndex(({ ErrorEquals }) => errorMatches(ErrorEquals, error));
  return index < 0 ? undefined : index;
}
