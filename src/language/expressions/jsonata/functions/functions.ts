import { distinct, partition, range, shuffle } from './arrays';
import { clone, keys, lookup, merge, spread } from './members';
import { formatNumber, max, min, random } from './numbers';
import { parse } from './parse';
import { millis, now, parseInteger, toMillis } from './pictures';
import type { PlainFunction } from './PlainFunction';
import { string } from './string';
import { base64decode, hash, join, pad, uuid } from './texts';

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
