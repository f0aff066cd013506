import { append, distinct, partition, range, shuffle } from './arrays';
import { clone, keys, lookup, merge, spread } from './members';
import { formatNumber, max, min, random, millis, now, parseInteger, toMillis } from './numbers';
import { parse, base64decode, hash, join, length, pad, substring, uuid } from './texts';
import { string } from './string';
import type { Json } from '../../../../util/json';
import type { BoundedHost } from '../bounds/limits';

/** What a function may use of the execution that it runs in. */
export interface FunctionHost extends BoundedHost {
  /** 0 ≤ n < 1, repeatable. */
  random(): number;
  /** The emulator's time in epoch milliseconds. */
  now(): number;
  /** The doubles by which the expression computes with the numbers of a value. */
  doubles?(value: Json): Json;
}

/**
 * A function of Stepmill: one that Step Functions adds to JSONata, or one that replaces a built-in that is unbounded,
 * reads the machine's clock, or loses data. It is synchronous.
 */
export interface PlainFunction {
  readonly name: string;
  /** In the library's notation. Absent: that of the built-in that it replaces. */
  readonly signature?: string;
  /** Arguments have passed the signature; each may still be undefined. Throws `JsonataFailure` or `LimitExceeded`. */
  call(args: readonly unknown[], host: FunctionHost): unknown;
}

/** All functions of Stepmill, by name. */
export const functions: ReadonlyMap<string, PlainFunction> = new Map(
  [
    // Added by Step Functions.
    ...[partition, range, hash, random, uuid, parse],
    // Replacements of built-ins.
    ...[
      now,
      millis,
      append,
      shuffle,
      max,
      min,
      length,
      substring,
      pad,
      join,
      keys,
      lookup,
      merge,
      spread,
      distinct,
      clone,
      string,
    ],
    ...[toMillis, parseInteger, formatNumber, base64decode],
  ].map((one) => [one.name, one]),
);
