import { distinct, partition, range, shuffle } from './arrays';
import { clone, keys, lookup, merge, spread } from './members';
import { formatNumber, max, min, random, millis, now, parseInteger, toMillis } from './numbers';
import { parse, base64decode, hash, join, pad, uuid } from './texts';
import { string } from './string';
import type { Json } from '../../../../util/json';
import type { WorkCounter } from '../bounds/limits';

/** What a function may ask of the execution that it runs in. */
export interface FunctionHost extends WorkCounter {
  /** 0 ≤ n < 1, repeatable. */
  random(): number;
  /** The emulator's time in epoch milliseconds. */
  now(): number;
  /** The doubles by which the expression computes with the numbers of a value. */
  doubles?(value: Json): Json;
}

/**
 * A function of ours: one that Step Functions adds to JSONata, or one that takes the place of a built-in because that
 * one is unbounded, reads the machine's clock, or loses data. It answers at once.
 */
export interface PlainFunction {
  readonly name: string;
  /** In the library's notation. Absent: that of the built-in whose place it takes. */
  readonly signature?: string;
  /** Arguments have passed the signature; each may still be undefined. Throws `JsonataFailure` or `LimitExceeded`. */
  call(args: readonly unknown[], host: FunctionHost): unknown;
}

/** All functions of ours, by name. */
export const functions: ReadonlyMap<string, PlainFunction> = new Map(
  [
    // What Step Functions adds.
    ...[partition, range, hash, random, uuid, parse],
    // In place of built-ins.
    ...[now, millis, shuffle, max, min, pad, join, keys, lookup, merge, spread, distinct, clone, string],
    ...[toMillis, parseInteger, formatNumber, base64decode],
  ].map((one) => [one.name, one]),
);

/**
 * Units of work of a call of a built-in, as measured: for the call itself, for each character of a text and each item
 * of an array among its arguments, and for each of its result. What is absent here is in `defaultCost`.
 */
export interface WorkCost {
  readonly call?: number;
  readonly character?: number;
  readonly item?: number;
  readonly result?: number;
}

export const defaultCost: WorkCost = { call: 0, character: 1 / 16, item: 1 / 2, result: 1 / 16 };

export const costs: Readonly<Record<string, WorkCost>> = {
  // By characters, not by UTF-16 units: the text becomes an array.
  length: { character: 2 },
  substring: { character: 1 },
  pad: { character: 2 },
  trim: { character: 1 },
  split: { character: 1 / 8, result: 40 },
  encodeUrl: { character: 1 },
  encodeUrlComponent: { character: 1 },
  decodeUrlComponent: { character: 1 },
  hash: { call: 120, character: 1 / 4 },
  parse: { call: 40, character: 1 },
  uuid: { call: 240 },
  join: { item: 2 },
  // The kinds of all items are checked.
  sum: { item: 2 },
  max: { item: 2 },
  min: { item: 2 },
  average: { item: 2 },
  boolean: { item: 4 },
  not: { item: 4 },
  zip: { item: 20 },
  shuffle: { item: 4 },
  reverse: { item: 1 },
  lookup: { item: 10 },
  partition: { item: 2, result: 20 },
  formatNumber: { call: 1600, character: 16 },
  formatInteger: { call: 600, character: 16 },
  formatBase: { call: 300 },
  parseInteger: { call: 200, character: 16 },
  fromMillis: { call: 700, character: 16 },
  toMillis: { call: 40, character: 40 },
  now: { call: 700, character: 16 },
  round: { call: 30 },
};
