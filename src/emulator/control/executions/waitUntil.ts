import { startSystemTimer } from '../../../clock/system';
import type { ControlContext } from '../Control';

/**
 * Waits until `look` finds something. It looks again whenever something may have happened in the service. `undefined`
 * after the given seconds of real time, or if the caller has disconnected.
 */
export function waitUntil<T>(
  { service, signal }: Pick<ControlContext, 'service' | 'signal'>,
  seconds: number,
  look: () => T | undefined,
): Promise<T | undefined> {
  const there = look();
  if (there !== undefined || seconds <= 0 || signal?.aborted) return Promise.resolve(there);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      bound.cancel();
      service.restListeners.delete(listener);
      signal?.removeEventListener('abort', gone);
      settle();
    };
    const listener = (): void => {
      try {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const gone = (): void => end(() => resolve(undefined));
    const bound = startSystemTimer(seconds * 1000, () => end(() => resolve(look())));
    service.restListeners.add(listener);
    signal?.addEventListener('abort', gone);
  });
}
