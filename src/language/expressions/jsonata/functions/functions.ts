import { base64decode } from './base64decode';
import { millis, now } from './clock';
import { clone } from './clone';
import { distinct } from './distinct';
import { max, min } from './extremes';
import { formatNumber } from './formatNumber';
import { hash } from './hash';
import { join } from './join';
import { keys } from './keys';
import { lookup, merge, spread } from './members';
import { pad } from './pad';
import { parse } from './parse';
import { partition } from './partition';
import type { PlainFunction } from './PlainFunction';
import { random } from './random';
import { range } from './range';
import { parseInteger, toMillis } from './readByPicture';
import { shuffle } from './shuffle';
import { string } from './string';
import { contains, replace, split } from './texts';
import { uuid } from './uuid';

/** All functions of ours, by name. */
export const functions: ReadonlyMap<string, PlainFunction> = new Map(
  [
    // What Step Functions adds.
    ...[partition, range, hash, random, uuid, parse],
    // In place of built-ins.
    ...[now, millis, shuffle, max, min, pad, join, keys, lookup, merge, spread, distinct, clone, string],
    ...[contains, split, replace, toMillis, parseInteger, formatNumber, base64decode],
  ].map((one) => [one.name, one]),
);
