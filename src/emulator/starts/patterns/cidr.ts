import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** The 4 or 16 bytes of an IP address. */
type Address = readonly number[];

/**
 * `{ cidr: '10.0.0.0/24' }`, also for IPv6.
 *
 * AWS: a range begins with the address as it is written, even if bits behind the mask are set (Event Ruler).
 */
export const cidr: Operator = (argument) => {
  // AWS: the message names another operator (recorded by LocalStack, 2024).
  if (typeof argument !== 'string') throw new InvalidEventPattern('prefix match pattern must be a string');
  const [ip = '', mask = '', ...more] = argument.split('/');
  if (!argument.includes('/') || more.length > 0 || mask === '')
    throw new InvalidEventPattern("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d+$/.test(mask)) throw new InvalidEventPattern('Malformed CIDR, mask bits must be an integer');
  const bits = Number(mask);
  if (bits < 0) throw new InvalidEventPattern('Malformed CIDR, mask bits must not be negative');
  const bottom = addressOf(ip);
  if (bottom === undefined) throw new InvalidEventPattern(`Nonstandard IP address: ${ip}`);
  const size = bottom.length * 8;
  if (bits >= size) throw new InvalidEventPattern(`IPv${size === 32 ? 4 : 6} mask bits must be < ${size}`);
  const top = bottom.map((byte, at) => byte | (0xff >> Math.min(8, Math.max(0, bits - at * 8))));
  return {
    fits(value) {
      const address = typeof value === 'string' ? addressOf(value) : undefined;
      if (address?.length !== bottom.length) return false;
      return compare(bottom, address) <= 0 && compare(address, top) <= 0;
    },
  };
};

/** The address that a string is; `undefined` for any other string. */
export function addressOf(text: string): Address | undefined {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) {
    const bytes = text.split('.').map(Number);
    return bytes.every((byte) => byte <= 255) ? bytes : undefined;
  }
  if (!text.includes(':') || !/^[0-9a-fA-F:]{2,39}$/.test(text)) return undefined;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<number>(missing).fill(0), ...after];
  const bytes = groups.flatMap((group) => [group >> 8, group & 0xff]);
  // AWS: an IPv4 address in the form of IPv6 is one of IPv4 (Java).
  return /^(?:0,){10}255,255,/.test(bytes.join()) ? bytes.slice(12) : bytes;
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined;
}

export function sameAddress(one: Address, other: Address | undefined): boolean {
  return other?.length === one.length && compare(one, other) === 0;
}

function compare(one: Address, other: Address): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}
