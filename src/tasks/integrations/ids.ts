import { hex32 } from '../../util/hex32';

/** A source of randomness: the emulator's own, so that a run is repeatable. */
interface Chance {
  /** 0 ≤ n < 1 */
  random(): number;
}

/** A version 4 UUID for request ids, message ids, event ids. */
export function uuid(chance: Chance): string {
  const hex = hexDigits(chance, 32);
  const variant = '89ab'[Math.floor(chance.random() * 4)]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A string of `count` hexadecimal digits. */
export function hexDigits(chance: Chance, count: number): string {
  let digits = '';
  while (digits.length < count) digits += hex32(Math.floor(chance.random() * 0x1_0000_0000));
  return digits.slice(0, count);
}
