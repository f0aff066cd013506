import { performance } from 'node:perf_hooks';
import * as timers from 'node:timers';
import type { Timer } from './Timeline';

/**
 * The machine's own clock and timers: the only file that reads them. Timers are Node's, because a test runner's
 * environment (jsdom) may have others, or none. The functions are captured when the module is loaded: fake timers
 * installed later neither break Stepmill nor are broken by it. Those installed before it (`fakeTimers.enableGlobally`
 * of Jest, `vi.useFakeTimers()` in a setup file) are unwrapped.
 */
const RealDate = real('Date', Date);
const now = RealDate.now.bind(RealDate);
const set = real('setTimeout', timers.setTimeout);
const clear = real('clearTimeout', timers.clearTimeout);
const soon = real('setImmediate', timers.setImmediate);
const monotonic = performance.now.bind(performance);

/** The fake timers of Jest and Vitest (@sinonjs/fake-timers) have a clock, which keeps the originals. */
function real<T>(name: string, current: T): T {
  const { clock } = current as { readonly clock?: Readonly<Record<string, T | undefined>> };
  return clock?.[`_${name}`] ?? current;
}

/** The maximum delay of Node's timers. */
const maxDelayMs = 2_147_483_647;

export function systemNow(): number {
  return now();
}

/** Milliseconds on a clock that never goes back, for limiting work. */
export function monotonicMs(): number {
  return monotonic();
}

/** Calls back after a turn of the event loop. */
export function afterTurn(callback: () => void): void {
  soon(callback);
}

/**
 * Calls back after `delayMs` milliseconds of real time, even beyond Node's maximum. It keeps the process running unless
 * `keepsRunning` is false.
 */
export function startSystemTimer(delayMs: number, callback: () => void, { keepsRunning = true } = {}): Timer {
  const startedMs = monotonic();
  let handle: NodeJS.Timeout;
  const arm = (): void => {
    const leftMs = Math.max(0, delayMs - (monotonic() - startedMs));
    handle = set(() => (leftMs > maxDelayMs ? arm() : callback()), Math.min(Math.ceil(leftMs), maxDelayMs));
    if (!keepsRunning) handle.unref();
  };
  arm();
  return { cancel: () => clear(handle) };
}
