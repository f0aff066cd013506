/** What waits for a value. */
export interface Waiter<T> {
  hear(value: T): void;
  fail(error: unknown): void;
}

/**
 * A value that is still to come. A promise is one, and every other one can be awaited, too; ours call back as soon as
 * the value is there, without another turn of promises.
 */
export interface Late<T> {
  then(hear: (value: T) => void, fail: (error: unknown) => void): unknown;
  /** As `then`; a promise has none. See `waitFor`. */
  tell?(waiter: Waiter<T>): void;
  /** Nothing waits for it any more. */
  giveUp?(): void;
}

export function isLate<T extends object>(value: T | Late<T> | undefined): value is Late<T> {
  return value !== undefined && typeof (value as Late<T>).then === 'function';
}

/** Lets somebody wait for a value. */
export function waitFor<T>(late: Late<T>, waiter: Waiter<T>): void {
  if (late.tell !== undefined) late.tell(waiter);
  else waitForPromise(late, waiter);
}

function waitForPromise<T>(late: Late<T>, waiter: Waiter<T>): void {
  late.then(
    (value) => waiter.hear(value),
    (error) => waiter.fail(error),
  );
}
