import type { Timer } from './Timeline';

/**
 * The machine's own clock and timers: the one file that reads them. The functions are taken when the module is
 * loaded, so that fake timers that a test runner installs later neither break Stepmill nor are broken by it.
 */
const now = Date.now.bind(Date);
const set = setTimeout;
const clear = clearTimeout;
const soon = setImmediate;
const monotonic = performance.now.bind(performance);

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
  const startedMs = now();
  let handle: NodeJS.Timeout;
  const arm = (): void => {
    const leftMs = Math.max(0, delayMs - (now() - startedMs));
    handle = set(() => (leftMs > maxDelayMs ? arm() : callback()), Math.min(Math.ceil(leftMs), maxDelayMs));
    if (!keepsRunning) handle.unref();
  };
  arm();
  return { cancel: () => clear(handle) };
}
