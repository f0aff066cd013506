import type { TaskOutcome } from '../../language/asl/task';
import type { Json } from '../../util/json';

/**
 * What the interpreter asks of the world. It yields an effect and goes on with the signal that comes back; deciding is
 * done inside, acting outside, and nothing in here knows a promise, a timer or a clock.
 */
export type Effect =
  /** Let the other branches have their turn. */
  | { readonly kind: 'turn' }
  /** Let other executions and the rest of the process have their turn; within the execution nothing comes between. */
  | { readonly kind: 'pause' }
  /** Go on at that time (epoch milliseconds). */
  | { readonly kind: 'sleep'; readonly untilMs: number }
  /** The next signal of the task that this branch runs; see `RunningTask.next`. */
  | { readonly kind: 'taskSignal' }
  /** Run branches side by side, at most `limit` at a time; their outputs come back, or the first failure is thrown. */
  | {
      readonly kind: 'branches';
      readonly count: number;
      readonly limit: number;
      readonly start: (index: number) => Steps<Json>;
      /** The outputs of those that are done already, by index. */
      readonly done?: readonly (Json | undefined)[] | undefined;
    }
  /** Go on when `wake` is called, which may be at once; `cancel` gives up. */
  | { readonly kind: 'await'; readonly begin: (wake: () => void) => { cancel(): void } };

export const turn = { kind: 'turn' } as const;
export const taskSignal = { kind: 'taskSignal' } as const;
export const pause = { kind: 'pause' } as const;

/** What comes back for a task: any number of the first two, then one of the last two. */
export type TaskSignal =
  | { readonly kind: 'started'; readonly workerName?: string | undefined }
  | { readonly kind: 'submitted'; readonly output: Json }
  | { readonly kind: 'ended'; readonly outcome: TaskOutcome }
  | { readonly kind: 'timedOut'; readonly heartbeat: boolean };

/** No mock stands for this Map or Parallel: it runs. */
export interface PassedSignal {
  readonly kind: 'passed';
}

export type Signal =
  undefined | TaskSignal | PassedSignal | { readonly kind: 'outputs'; readonly outputs: readonly Json[] };

/** A piece of an execution: yields effects, is sent signals, and at last answers a value. Most are generators. */
export interface Steps<T> {
  next(signal: Signal): IteratorResult<Effect, T>;
  throw(error: unknown): IteratorResult<Effect, T>;
  [Symbol.iterator](): Steps<T>;
}
