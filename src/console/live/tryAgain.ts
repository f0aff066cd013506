import { later } from './timers';

/** Between the attempts, in milliseconds. */
const pauses = [100, 200, 400, 800, 1600];

/**
 * Calls `load` until its promise resolves, at most `times` times: six, within three seconds, unless another number is
 * given. Rejects with the last error, or at once if `isFinal` says that no further attempt helps.
 *
 * A browser drops all its requests when the network of the machine changes, even those to the machine itself: when
 * Docker starts a container, for example.
 *
 * @example const { drawGraph } = await tryAgain(() => import('./drawGraph'));
 */
export async function tryAgain<T>(
  load: () => Promise<T>,
  { times = 6, isFinal = () => false }: { times?: number; isFinal?: (error: unknown) => boolean } = {},
): Promise<T> {
  for (const pause of pauses.slice(0, times - 1)) {
    try {
      return await load();
    } catch (error) {
      if (isFinal(error)) throw error;
    }
    await new Promise<void>((resolve) => later(pause, resolve));
  }
  return load();
}
