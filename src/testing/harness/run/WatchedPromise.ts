/** A promise that knows whether anybody has looked at it: by `await`, `then`, `catch`, `Promise.all` … */
export class WatchedPromise<T> extends Promise<T> {
  private onLook: (() => void) | undefined;

  /** What is made of it by `then` is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The promise, which calls `onLook` when somebody looks at it. Its rejection is the affair of whoever has made it. */
  static watch<T>(promise: Promise<T>, onLook: () => void): Promise<T> {
    const watched = new WatchedPromise<T>((resolve, reject) => {
      promise.then(resolve, reject);
    });
    // Nobody may look at it: that must not end the process.
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
