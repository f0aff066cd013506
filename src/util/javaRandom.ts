const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

/**
 * `java.util.Random`: the same seed gives the same numbers as on the JVM.
 *
 * AWS: `$random(seed)` of the JSONata dialect is `nextDouble()` of this generator, bit for bit.
 *
 * @example new JavaRandom(42n).nextDouble() // 0.7275636800328681
 */
export class JavaRandom {
  #state: bigint;

  constructor(seed: bigint) {
    this.#state = (seed ^ multiplier) & mask;
  }

  /** 0 ≤ n < 1. */
  nextDouble(): number {
    return (this.#next(26) * 2 ** 27 + this.#next(27)) / 2 ** 53;
  }

  /** A whole number, start ≤ n < end; both within 32 bits and start < end. As `Random.ints(start, end)` does it. */
  nextIntBetween(start: number, end: number): number {
    const range = end - start;
    if (range > 0x7fffffff) {
      for (;;) {
        const candidate = this.#next(32) | 0;
        if (candidate >= start && candidate < end) return candidate;
      }
    }
    if ((range & (range - 1)) === 0) return start + Math.floor((range * this.#next(31)) / 2 ** 31);
    for (;;) {
      const bits = this.#next(31);
      const value = bits % range;
      if (bits - value + (range - 1) <= 0x7fffffff) return start + value;
    }
  }

  #next(bits: number): number {
    this.#state = (this.#state * multiplier + 0xbn) & mask;
    return Number(this.#state >> BigInt(48 - bits));
  }
}
