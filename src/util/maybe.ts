/** A value, or a promise of one: an available value costs no turn. */
export type Maybe<T> = T | Promise<T>;

/** Continues with a value, immediately if it is available. */
export function andThen<T, R>(value: Maybe<T>, go: (value: T) => Maybe<R>): Maybe<R> {
  return value instanceof Promise ? value.then(go) : go(value);
}

/** Continues with what was thrown or rejected. */
export function orElse<T>(attempt: () => Maybe<T>, go: (error: unknown) => Maybe<T>): Maybe<T> {
  try {
    const value = attempt();
    return value instanceof Promise ? value.catch(go) : value;
  } catch (error) {
    return go(error);
  }
}

/** Whether a value is a promise, including one of another realm (Jest runs tests in its own). */
export function isPromise<T>(value: T | Promise<T>): value is Promise<T>;
export function isPromise(value: unknown): value is Promise<unknown>;
export function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
