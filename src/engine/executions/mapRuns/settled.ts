import type { Steps } from '../../interpreter/effects';
import type { Execution } from '../Execution';

/**
 * Answers a value that may be a promise. The execution waits for it without time being skipped. Throws what the promise
 * is rejected with.
 */
export function* settled<T>(execution: Execution, value: T | Promise<T>): Steps<T> {
  if (!isPromise(value)) return value;
  let result: { readonly value: T } | { readonly error: unknown } | undefined;
  yield {
    kind: 'await',
    begin(wake) {
      const { engine, queue } = execution;
      let waits = true;
      const release = (): void => {
        if (!waits) return;
        waits = false;
        queue.timeline.release();
        engine.working -= 1;
      };
      execution.hold();
      engine.working += 1;
      const settle = (as: typeof result): void => {
        result = as;
        release();
        execution.receive({ kind: 'news', deliver: wake });
      };
      value.then(
        (there) => settle({ value: there }),
        (error: unknown) => settle({ error }),
      );
      return { cancel: release };
    },
  };
  if ('error' in result!) throw result.error;
  return (result as { readonly value: T }).value;
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && typeof (value as Promise<T>).then === 'function';
}
