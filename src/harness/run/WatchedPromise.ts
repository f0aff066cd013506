/** A promise that knows whether it was used: by `await`, `then`, `catch`, `Promise.all` … */
export class WatchedPromise<T> extends Promise<T> {
  private onLook: (() => void) | undefined;

  /** `then` returns a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The promise, which calls `onLook` when it is used. The caller handles an unused rejection. */
  static watch<T>(promise: Promise<T>, onLook: () => void): Promise<T> {
    const watched = new WatchedPromise<T>((resolve, reject) => {
      promise.then(resolve, reject);
    });
    // If nothing uses it, a rejection must not end the process.
    watched.catch(() => undefined);
    watched.onLook = onLook;
    return watched;
  }

  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.onLook?.();
    return super.then(onFulfilled, onRejected);
  }
}
