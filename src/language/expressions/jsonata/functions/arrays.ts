import { LimitExceeded, maxRangeElements } from '../bounds/limits';
import { JsonataFailure } from '../library/library';
import { weights } from '../bounds/weights';
import { isArray, isNaN } from '../values/natives';
import { towardsZero } from '../values/numbers';
import { isFunctionValue, isSequence, sequence, sequenceOf } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './functions';

/**
 * `$partition(array, size)`: the array in pieces of `size`, the last one may be shorter.
 *
 * AWS: pieces are never unwrapped (`$partition([0], 1)` is `[[0]]`). Without a size there is one piece; an empty array
 * and a size of 0 give undefined.
 */
export const partition: PlainFunction = {
  name: 'partition',
  signature: '<xn?:a>',
  call([array, size]) {
    if (array === undefined) return undefined;
    // The service's message also ends with this `undefined`.
    if (!Array.isArray(array)) throw new JsonataFailure('T0412', { index: 1, value: array, type: undefined });
    if (array.length === 0) return undefined;
    if (size === undefined) return [array];
    const length = towardsZero(size as number);
    if (length < 0) throw new JsonataFailure('D3137', { message: 'Second argument must be zero or greater' });
    if (length === 0) return undefined;
    const pieces: unknown[][] = [];
    for (let start = 0; start < array.length; start += length) pieces.push(array.slice(start, start + length));
    return pieces;
  },
};

/**
 * `$range(start, end, step)`: from start to end, inclusive if a step lands on it.
 *
 * AWS: one number alone is not an array (`$range(1, 9, 9)` is 1). A missing or zero step, or one that leads away from
 * the end, gives undefined.
 */
export const range: PlainFunction = {
  name: 'range',
  signature: '<nnn?:a>',
  call(args) {
    const [start, end, step] = args.map((value) => (value === undefined ? undefined : towardsZero(value as number)));
    if (start === undefined || end === undefined || step === undefined) return undefined;
    const count = Math.floor((end - start) / step) + 1;
    if (step === 0 || !(count >= 1)) return undefined;
    if (count > maxRangeElements) throw new LimitExceeded('memory');
    return sequenceOf(Array.from({ length: count }, (_, index) => start + index * step));
  },
};

/**
 * `$append(first, second)`: the library joins arrays that may be flagged as sequences, which takes five times as long.
 */
export const append: PlainFunction = {
  name: 'append',
  call([first, second]) {
    if (first === undefined) return second;
    if (second === undefined) return first;
    const joined = isArray(first) ? first.slice() : [first];
    if (!isArray(second)) joined.push(second);
    else for (const item of second) joined.push(item);
    return joined;
  },
};

/** `$shuffle(array)` as the library does it, with the execution's randomness. */
export const shuffle: PlainFunction = {
  name: 'shuffle',
  call([array], host) {
    if (array === undefined || (array as unknown[]).length <= 1) return array;
    const shuffled: unknown[] = [];
    for (const [index, item] of (array as unknown[]).entries()) {
      const other = Math.floor(host.random() * (index + 1));
      if (other !== index) shuffled[index] = shuffled[other];
      shuffled[other] = item;
    }
    return shuffled;
  },
};

/** `$distinct(values)`. The library's own takes quadratic time. */
export const distinct: PlainFunction = {
  name: 'distinct',
  call([values], host) {
    if (!isArray(values) || values.length <= 1) return values;
    const found: unknown[] = isSequence(values) ? sequence() : [];
    const seen = new Set<unknown>();
    for (const value of values) {
      const key = keyOf(value, host);
      host.step(found.length * (typeof value === 'object' ? weights.distinctPair : weights.distinctPlainPair));
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(value);
    }
    return found;
  },
};

const unitsOfValue = 8;

/** The same key for values that are equal, and only for them. */
function keyOf(value: unknown, host: FunctionHost): unknown {
  if (typeof value === 'string') {
    host.step(value.length >> 4);
    return `s${value}`;
  }
  // Nothing equals NaN, not even itself.
  if (isNaN(value)) return Symbol();
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return value;
  return writeContainer(value, host);
}

function writeContainer(value: object, host: FunctionHost): string {
  if (isArray(value)) {
    host.step(value.length * unitsOfValue);
    return `[${value.map((item) => write(item, host)).join(',')}]`;
  }
  const names = Object.keys(value).sort();
  host.step(names.length * 2 * unitsOfValue);
  const member = (name: string): unknown => (value as Record<string, unknown>)[name];
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(member(name), host)}`).join(',')}}`;
}

function write(value: unknown, host: FunctionHost): string {
  if (typeof value === 'object' && value !== null) return writeContainer(value, host);
  if (typeof value !== 'string') return String(value);
  host.step(value.length >> 4);
  return JSON.stringify(value);
}
