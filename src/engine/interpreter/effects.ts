import type { TaskOutcome } from '../../contract/task';
import type { Json } from '../../util/json';

/**
 * A request of the interpreter. It yields an effect and continues with the signal that comes back. It does not know
 * promises, timers or clocks: its caller carries out the effects.
 */
export type Effect =
  /** Lets the other branches run. */
  | { readonly kind: 'turn' }
  /** Lets other executions and the event loop run. Nothing else in this execution runs meanwhile. */
  | { readonly kind: 'pause' }
  /** Continues at that time (epoch milliseconds). */
  | { readonly kind: 'sleep'; readonly untilMs: number }
  /** Waits for the next signal of the branch's task; see `RunningTask.next`. */
  | { readonly kind: 'taskSignal' }
  /**
   * Runs branches concurrently, at most `limit` at a time. Resumes with their outputs, or throws the first failure.
   */
  | {
      readonly kind: 'branches';
      readonly count: number;
      readonly limit: number;
      readonly start: (index: number) => Steps<Json>;
      /** The outputs of branches that are done already, by index. */
      readonly done?: readonly (Json | undefined)[] | undefined;
    }
  /** Continues when `wake` is called, possibly immediately. `cancel` gives up. */
  | { readonly kind: 'await'; readonly begin: (wake: () => void) => { cancel(): void } };

export const turn = { kind: 'turn' } as const;
export const taskSignal = { kind: 'taskSignal' } as const;
export const pause = { kind: 'pause' } as const;

/** The signals of a task: any number of the first two, then one of the last two. */
export type TaskSignal =
  | { readonly kind: 'started'; readonly workerName?: string | undefined }
  | { readonly kind: 'submitted'; readonly output: Json }
  | { readonly kind: 'ended'; readonly outcome: TaskOutcome }
  | { readonly kind: 'timedOut'; readonly heartbeat: boolean };

/** No mock replaces this Map or Parallel, so it runs. */
export interface PassedSignal {
  readonly kind: 'passed';
}

export type TaskSays = TaskSignal | PassedSignal;

export type Signal = undefined | TaskSays | { readonly kind: 'outputs'; readonly outputs: readonly Json[] };

/** A part of an execution: yields effects, is sent signals, and returns a value. Most are generators. */
export interface Steps<T> {
  next(signal: Signal): IteratorResult<Effect, T>;
  throw(error: unknown): IteratorResult<Effect, T>;
  [Symbol.iterator](): Steps<T>;
}
