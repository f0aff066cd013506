import type { IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.UUID()`: a random UUID of version 4.
 *
 * AWS (reported): arguments are ignored.
 */
export const uuid: IntrinsicFunction = {
  name: 'States.UUID',
  returns: 'string',
  count: [0, Infinity],
  call: (_args, surroundings) => uuidOf(() => surroundings.random()),
};

/** A version 4 UUID from numbers 0 ≤ n < 1. */
export function uuidOf(random: () => number): string {
  const bytes = Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256)));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
