import { hash128 } from './hash128';
import { formatUuid, type Words } from './uuid';

/**
 * UUIDs by number, from 0 to 2 ** 32 - 1: made when somebody asks for one, always the same, and each of them tells its
 * number again. All are different.
 *
 * @example new UuidFamily('run-7', 3).uuid(12)
 */
export class UuidFamily {
  private readonly key: Words;
  private readonly version: 3 | 4;

  constructor(seed: string, version: 3 | 4) {
    this.key = hash128(seed);
    this.version = version;
  }

  uuid(number: number): string {
    const [a, b, c, d] = this.key;
    const first = mix(number ^ a);
    return formatUuid([first, mix(first ^ b), mix(first + c), mix(first - d)], this.version);
  }

  /** `undefined` for a UUID that is none of them. */
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
