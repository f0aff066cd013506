import { performance } from 'node:perf_hooks';
import * as timers from 'node:timers';
import type { Timer } from './Timeline';

/**
 * The machine's own clock and timers: the one file that reads them. Timers are Node's, since an environment of a test
 * runner (jsdom) may have others, or none. The functions are taken when the module is loaded: fake timers that a test
 * runner installs later neither break Stepmill nor are broken by it. Those that were there before it
 * (`fakeTimers.enableGlobally` of Jest, `vi.useFakeTimers()` in a set-up file) are seen through.
 */
const RealDate = real('Date', Date);
const now = RealDate.now.bind(RealDate);
const set = real('setTimeout', timers.setTimeout);
const clear = real('clearTimeout', timers.clearTimeout);
const soon = real('setImmediate', timers.setImmediate);
const monotonic = performance.now.bind(performance);

/** The fake timers of Jest and Vitest (@sinonjs/fake-timers) have a clock, which keeps what they stand for. */
function real<T>(name: string, current: T): T {
  const { clock } = current as { readonly clock?: Readonly<Record<string, T | undefined>> };
  return clock?.[`_${name}`] ?? current;
}

/** The longest delay that Node's timers take. */
const maxDelayMs = 2_147_483_647;

export function systemNow(): number {
  return now();
}

/** Milliseconds on a clock that never goes back, for bounding work. */
export function monotonicMs(): number {
  return monotonic();
}

/** Calls back after the event loop has had a turn. */
export function afterTurn(callback: () => void): void {
  soon(callback);
}

/**
 * Calls back after `delayMs` milliseconds of real time, however long that is. The process waits for it unless
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
