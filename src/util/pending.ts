/** Called when a value is there. */
export interface Waiter<T> {
  hear(value: T): void;
  fail(error: unknown): void;
}

/**
 * A value that is still to come. A promise is one, and every other one can be awaited, too; ours call back as soon as
 * the value is there, without another turn of promises.
 */
export interface Pending<T> {
  then(hear: (value: T) => void, fail: (error: unknown) => void): unknown;
  /** As `then`; a promise has none. See `waitFor`. */
  tell?(waiter: Waiter<T>): void;
  /** Nothing waits for it any more. */
  giveUp?(): void;
}

/** A value, or a promise of one: a value at hand costs no turn of the event loop. */
export type MaybePending<T> = T | Promise<T>;

/** Of the types that a value may have, those that are still to come. */
type PendingOf<V> = unknown extends V ? V & Pending<unknown> : Extract<V, { then: unknown }>;

/** Whether a value is still to come; a promise of another realm, too (Jest runs tests in its own). */
export function isPending<V>(value: V): value is PendingOf<V> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** The promise, if the value is still to come. */
export function promiseOf<T>(value: MaybePending<T>): Promise<T> | undefined {
  return isPending<unknown>(value) ? (value as unknown as Promise<T>) : undefined;
}

/** Continues with a value, at once when it is there. */
export function andThen<T, R>(value: MaybePending<T>, next: (value: T) => MaybePending<R>): MaybePending<R> {
  const promise = promiseOf(value);
  return promise === undefined ? next(value as T) : promise.then(next);
}

/** Continues with what was thrown or rejected. */
export function orElse<T>(attempt: () => MaybePending<T>, next: (error: unknown) => MaybePending<T>): MaybePending<T> {
  try {
    const value = attempt();
    return promiseOf(value)?.catch(next) ?? value;
  } catch (error) {
    return next(error);
  }
}

/** Lets a waiter wait for a value. */
export function waitFor<T>(pending: Pending<T>, waiter: Waiter<T>): void {
  if (pending.tell !== undefined) pending.tell(waiter);
  else waitForPromise(pending, waiter);
}

function waitForPromise<T>(pending: Pending<T>, waiter: Waiter<T>): void {
  pending.then(
    (value) => waiter.hear(value),
    (error) => waiter.fail(error),
  );
}

/** A test that has mistaken a promise for a value fails already: its rejection must not end the process, too. */
export function ignoreRejection(value: Pending<unknown>): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
