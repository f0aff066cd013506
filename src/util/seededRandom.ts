import { hash128 } from './hash128';

/** A source of numbers 0 ≤ n < 1. */
export type Random = () => number;

/**
 * A repeatable source of random numbers (the sfc32 generator): the same seed gives the same numbers on every machine.
 *
 * @example seededRandom('order-7')() === seededRandom('order-7')() // true
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = hash128(seed);
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
