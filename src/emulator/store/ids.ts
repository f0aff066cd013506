import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import { hex32 } from '../../util/hex32';
import { seededRandom, type Random } from '../../util/seededRandom';
import { formatUuid } from '../../util/UuidFamily';

/**
 * All random values of a service. With a seed, the same calls give the same values in the same order; without one, they
 * are the system's.
 */
export interface Ids {
  /** 0 ≤ n < 1. */
  random(): number;
  /** A version 4 UUID: execution names, revision ids. */
  uuid(): string;
  /** A string that cannot be guessed: signs page tokens and task tokens. */
  secret(): string;
}

/** @example createIds('order-7').uuid() // the same text in every run */
export function createIds(seed?: string): Ids {
  if (seed === undefined)
    return { random: Math.random, uuid: systemUuid, secret: () => randomBytes(32).toString('hex') };
  const random = seededRandom(seed);
  return { random, uuid: () => uuidFrom(random), secret: () => hexFrom(random, 64) };
}

/** A seed that is easy to type: `k3f9q`. */
export function newSeed(): string {
  return randomInt(36 ** 5)
    .toString(36)
    .padStart(5, '0');
}

/** An id for an HTTP request. It does not depend on the seed. */
export function newRequestId(): string {
  return systemUuid();
}

/** Random bits of the system, drawn in bulk. */
const systemWords = new Uint32Array(1_024);
let drawn = systemWords.length;

/** Like Node's `randomUUID`, whose string is a concatenation: it takes seven times the memory, and names are kept. */
function systemUuid(): string {
  if (drawn === systemWords.length) {
    randomFillSync(systemWords);
    drawn = 0;
  }
  const at = (drawn += 4) - 4;
  return formatUuid([systemWords[at]!, systemWords[at + 1]!, systemWords[at + 2]!, systemWords[at + 3]!], 4);
}

function hexFrom(random: Random, digits: number): string {
  let hex = '';
  while (hex.length < digits) hex += hex32(bits(random));
  return hex.slice(0, digits);
}

function uuidFrom(random: Random): string {
  return formatUuid([bits(random), bits(random), bits(random), bits(random)], 4);
}

function bits(random: Random): number {
  return Math.floor(random() * 0x1_0000_0000);
}
