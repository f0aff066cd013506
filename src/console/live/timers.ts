// The only place in the console that uses the machine's clock and random numbers.

export function now(): number {
  return Date.now();
}

/** Calls once, after this many milliseconds, unless it is cancelled. */
export function later(ms: number, call: () => void): { cancel(): void } {
  const timer = setTimeout(call, ms);
  return { cancel: () => clearTimeout(timer) };
}

/** This many decimal digits, the first of which an account is unlikely to begin with. */
export function randomDigits(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return `9${[...bytes.slice(1)].map((byte) => byte % 10).join('')}`;
}
