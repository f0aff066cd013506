// The one place of the console that asks the machine for its time.

export function now(): number {
  return Date.now();
}

/** Calls once, after so many milliseconds, unless it is cancelled. */
export function later(ms: number, call: () => void): { cancel(): void } {
  const timer = setTimeout(call, ms);
  return { cancel: () => clearTimeout(timer) };
}
