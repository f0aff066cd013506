import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { hex32 } from '../../util/hex32';
import { seededRandom, type Random } from '../../util/seededRandom';

/**
 * Everything random that a service needs. With a seed the same calls give the same values in the same order; without
 * one they are the system's.
 */
export interface Ids {
  /** 0 ≤ n < 1. */
  random(): number;
  /** A version 4 UUID: execution names, revision ids. */
  uuid(): string;
  /** Text that nobody can guess: signs page tokens and task tokens. */
  secret(): string;
}

/** @example createIds('order-7').uuid() // the same text in every run */
export function createIds(seed?: string): Ids {
  if (seed === undefined)
    return { random: Math.random, uuid: randomUUID, secret: () => randomBytes(32).toString('hex') };
  const random = seededRandom(seed);
  return { random, uuid: () => uuidFrom(random), secret: () => hexFrom(random, 64) };
}

/** A seed that one can type: `k3f9q`. */
export function newSeed(): string {
  return randomInt(36 ** 5)
    .toString(36)
    .padStart(5, '0');
}

/** An id of an HTTP request: no part of what a seed makes repeatable. */
export function newRequestId(): string {
  return randomUUID();
}

function hexFrom(random: Random, digits: number): string {
  let hex = '';
  while (hex.length < digits) hex += hex32(bits(random));
  return hex.slice(0, digits);
}

/** Made in one piece: a text that is put together keeps its parts, and every execution has such an id. */
function uuidFrom(random: Random): string {
  const a = bits(random);
  const b = bits(random);
  const c = bits(random);
  const d = bits(random);
  // prettier-ignore
  return String.fromCharCode(
    digit(a, 28), digit(a, 24), digit(a, 20), digit(a, 16), digit(a, 12), digit(a, 8), digit(a, 4), digit(a, 0),
    dash, digit(b, 28), digit(b, 24), digit(b, 20), digit(b, 16),
    dash, four, digit(b, 8), digit(b, 4), digit(b, 0),
    dash, digit(8 | ((c >>> 28) & 3), 0), digit(c, 24), digit(c, 20), digit(c, 16),
    dash, digit(c, 12), digit(c, 8), digit(c, 4), digit(c, 0),
    digit(d, 28), digit(d, 24), digit(d, 20), digit(d, 16), digit(d, 12), digit(d, 8), digit(d, 4), digit(d, 0),
  );
}

const dash = 0x2d;
const four = 0x34;

/** The code of the hexadecimal digit that begins at a bit. */
function digit(bits: number, at: number): number {
  const value = (bits >>> at) & 15;
  return value < 10 ? 0x30 + value : 0x57 + value;
}

function bits(random: Random): number {
  return Math.floor(random() * 0x1_0000_0000);
}
