/**
 * A value that is still to come, for one who waits for it. A promise is one, and it can be awaited; of itself it calls
 * back at once when it is there, without another turn of promises.
 */
export interface Late<T> {
  then(hear: (value: T) => void, fail: (error: unknown) => void): unknown;
}

export function isLate<T extends object>(value: T | Late<T> | undefined): value is Late<T> {
  return value !== undefined && typeof (value as Late<T>).then === 'function';
}
