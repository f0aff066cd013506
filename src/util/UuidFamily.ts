import { hash128 } from './seededRandom';

/**
 * UUIDs by number, from 0 to 2 ** 32 - 1: created on demand, always the same, and each can be converted back to its
 * number. All are different. A Map from names to numbers would take 171 bytes and 1.4 µs for each child of a Map Run:
 * as much time as a child that is one Pass takes.
 *
 * @example new UuidFamily('run-7', 3).uuid(12)
 */
export class UuidFamily {
  private readonly key: Words;

  constructor(
    seed: string,
    private readonly version: 3 | 4,
  ) {
    this.key = hash128(seed);
  }

  uuid(number: number): string {
    const [a, b, c, d] = this.key;
    const first = mix(number ^ a);
    return formatUuid([first, mix(first ^ b), mix(first + c), mix(first - d)], this.version);
  }

  /** `undefined` for a UUID of another family. */
  numberOf(uuid: string): number | undefined {
    const first = parseInt(uuid.slice(0, 8), 16);
    const number = (unmix(first) ^ this.key[0]) >>> 0;
    return this.uuid(number) === uuid ? number : undefined;
  }
}

/** Scatters 32 bits; no two numbers give the same (the last step of MurmurHash3). */
function mix(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Undoes `mix`: the factors are the inverses of its own modulo 2 ** 32. */
function unmix(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x7ed1b41d);
  bits ^= (bits >>> 13) ^ (bits >>> 26);
  bits = Math.imul(bits, 0xa5cb9243);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Four numbers of 32 bits. */
type Words = readonly [number, number, number, number];

/**
 * Formats 128 bits as a UUID of that version, which replaces six of them. Created in one piece: a concatenated string
 * keeps its parts in memory, and every execution has such an id.
 */
export function formatUuid([a, b, c, d]: Words, version: 3 | 4): string {
  // prettier-ignore
  return String.fromCharCode(
    digit(a, 28), digit(a, 24), digit(a, 20), digit(a, 16), digit(a, 12), digit(a, 8), digit(a, 4), digit(a, 0),
    dash, digit(b, 28), digit(b, 24), digit(b, 20), digit(b, 16),
    dash, digit(version, 0), digit(b, 8), digit(b, 4), digit(b, 0),
    dash, digit(8 | ((c >>> 28) & 3), 0), digit(c, 24), digit(c, 20), digit(c, 16),
    dash, digit(c, 12), digit(c, 8), digit(c, 4), digit(c, 0),
    digit(d, 28), digit(d, 24), digit(d, 20), digit(d, 16), digit(d, 12), digit(d, 8), digit(d, 4), digit(d, 0),
  );
}

const dash = 0x2d;

const digits = Uint8Array.from('0123456789abcdef', (character) => character.charCodeAt(0));

/** The code of the hexadecimal digit that begins at a bit. From a table: with a branch, a UUID takes twice as long. */
function digit(bits: number, at: number): number {
  return digits[(bits >>> at) & 15]!;
}
