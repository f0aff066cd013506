import { asDouble, isNumber, mapExactNumbers, readJson, type Json } from '../../../../util/json';
import { isTooDeep } from '../../../../util/TooDeepError';
import { LimitExceeded } from '../bounds/limits';
import { JsonataFailure } from '../library/JsonataFailure';
import type { PlainFunction } from './PlainFunction';

/**
 * `$parse(text)`: the JSON value that the text is.
 *
 * AWS: refuses what is no JSON, and also a repeated member and a number that no double holds.
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

/** Members of all objects; NaN when a number is too large. Without recursion, as the text may nest at any depth. */
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

/** Names of members in a text that is JSON: its colons outside strings. Repeated names are in no object. */
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
