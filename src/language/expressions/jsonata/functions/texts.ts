import { createHash } from 'node:crypto';
import { uuid as statesUuid } from '../../intrinsics/uuid';
import { LimitExceeded, maxCharacters, maxPadding } from '../bounds/limits';
import { JsonataFailure, libraryFunction } from '../library/library';
import type { PlainFunction } from './functions';
import { asDouble, isNumber, mapExactNumbers, readJson, type Json } from '../../../../util/json';
import { isTooDeep } from '../../../../util/TooDeepError';

/** Counts Unicode characters. A string without surrogates has as many as UTF-16 units. */
const surrogate = /[\ud800-\udfff]/;

/** `$length(text)`; the library creates an array of all characters. */
export const length: PlainFunction = {
  name: 'length',
  call: ([text]) => (text === undefined ? undefined : lengthOf(text as string)),
};

function lengthOf(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** `$substring(text, start, length)`; the library creates an array of all characters. */
export const substring: PlainFunction = {
  name: 'substring',
  call(args) {
    const [text, start, count] = args as [string | undefined, number, number?];
    if (text === undefined || surrogate.test(text)) return libraryFunction('substring').implementation(...args);
    const from = text.length + start < 0 ? 0 : start;
    if (count === undefined) return text.slice(from);
    if (count <= 0) return '';
    return text.slice(from, from >= 0 ? from + count : text.length + from + count);
  },
};

/** `$pad(text, width, char)`. AWS: one call adds at most 262,144 characters (recorded). */
export const pad: PlainFunction = {
  name: 'pad',
  call(args) {
    const [text, width, given = ''] = args as [string | undefined, number, string?];
    if (text === undefined) return undefined;
    const missing = Math.abs(width) - lengthOf(text);
    if (!(missing > 0)) return text;
    if (missing > maxPadding) throw new LimitExceeded('memory');
    // The library creates an array of this length.
    if (!Number.isInteger(missing)) throw new RangeError('Invalid array length');
    const padding = paddingOf(given === '' ? ' ' : given, missing);
    return width > 0 ? text + padding : padding + text;
  },
};

/** A string repeated up to a length in characters, not in UTF-16 units. */
function paddingOf(text: string, length: number): string {
  if (text.length === 1) return text.repeat(length);
  const characters = [...text];
  const whole = Math.floor(length / characters.length);
  return text.repeat(whole) + characters.slice(0, length % characters.length).join('');
}

/** `$join(texts, separator)`; the length is checked before the string is created. */
export const join: PlainFunction = {
  name: 'join',
  call(args) {
    const [texts, separator = ''] = args as [string[] | undefined, string | undefined];
    if (texts === undefined) return undefined;
    let length = separator.length * Math.max(0, texts.length - 1);
    for (const text of texts) length += text.length;
    if (length > maxCharacters) throw new LimitExceeded('memory');
    return texts.join(separator);
  },
};

const algorithms = ['SHA-1', 'SHA-384', 'SHA-256', 'SHA-512', 'MD5'];

/** `$hash(text, algorithm)`: in hexadecimal, of the text's UTF-8. AWS: names are case-sensitive. */
export const hash: PlainFunction = {
  name: 'hash',
  signature: '<ss?:s>',
  call([text, algorithm]) {
    if (text === undefined || algorithm === undefined) return undefined;
    if (!algorithms.includes(algorithm as string)) {
      throw new JsonataFailure('D3137', {
        message: `Hash algorithm '${algorithm as string}' must be one of ${algorithms.join(', ')}`,
      });
    }
    return createHash((algorithm as string).replace('-', '').toLowerCase())
      .update(text as string, 'utf8')
      .digest('hex');
  },
};

/**
 * `$base64decode(text)`. AWS: a string that is not Base64 causes an internal error; JavaScript would skip characters.
 */
export const base64decode: PlainFunction = {
  name: 'base64decode',
  call([text]) {
    if (text !== undefined && !isBase64(text as string)) throw new TypeError('This is not Base64');
    return libraryFunction('base64decode').implementation(text);
  },
};

function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  return digits.length % 4 !== 1 && !/[^A-Za-z0-9+/]/.test(digits);
}

/** `$uuid()`: a random UUID of version 4. */
export const uuid: PlainFunction = {
  name: 'uuid',
  signature: '<:s>',
  call: (_args, host) => statesUuid.call([], host),
};

/**
 * `$parse(text)`: parses a JSON string.
 *
 * AWS: rejects invalid JSON, and also a duplicate member and a number that no double can hold.
 */
export const parse: PlainFunction = {
  name: 'parse',
  signature: '<s?:x>',
  call([text], host) {
    if (text === undefined) return undefined;
    let value: Json | undefined;
    try {
      value = readJson(text as string);
    } catch (error) {
      if (isTooDeep(error)) throw new LimitExceeded('depth');
      value = undefined;
    }
    if (value === undefined || countMembers(value) !== countNames(text as string)) {
      throw new JsonataFailure('D3137', { message: 'Invalid JSON' });
    }
    return host.doubles?.(value) ?? mapExactNumbers(value, Number);
  },
};

/**
 * The number of members of all objects; NaN if a number is too large. Without recursion, because the JSON may be nested
 * at any depth.
 */
function countMembers(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (isNumber(value) && !Number.isFinite(asDouble(value))) return NaN;
    if (typeof value !== 'object' || value === null) continue;
    const items = Object.values(value);
    if (!Array.isArray(value)) count += items.length;
    for (const item of items) open.push(item);
  }
  return count;
}

/** The number of member names in a JSON string: its colons outside strings. A parsed object has no duplicates. */
function countNames(text: string): number {
  let count = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString && character === '\\') at++;
    else if (character === '"') inString = !inString;
    else if (character === ':' && !inString) count++;
  }
  return count;
}
