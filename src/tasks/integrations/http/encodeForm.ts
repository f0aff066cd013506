import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { asText } from '../../../services/parameters';

/** How an array becomes several values: `Transform.RequestEncodingOptions.ArrayFormat`. */
export type ArrayFormat = 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS';

/**
 * An object as an `application/x-www-form-urlencoded` string.
 *
 * AWS: brackets and commas are percent-encoded as well, a space is `%20` and a plus `%2B`.
 *
 * @example encodeForm({ items: ['a', 'b'] }, 'REPEAT') // 'items=a&items=b'
 */
export function encodeForm(body: JsonObject, arrays: ArrayFormat = 'INDICES'): string {
  return Object.entries(body)
    .flatMap(([name, value]) => pairs(name, value, arrays))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

function pairs(name: string, value: Json, arrays: ArrayFormat): readonly (readonly [string, string])[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([inner, item]) => pairs(`${name}[${inner}]`, item, arrays));
  }
  if (!isArray(value)) return [[name, value === null ? '' : asText(value)]];
  switch (arrays) {
    case 'COMMAS':
      return [[name, value.map(asText).join(',')]];
    case 'REPEAT':
      return value.flatMap((item) => pairs(name, item, arrays));
    case 'BRACKETS':
      return value.flatMap((item) => pairs(`${name}[]`, item, arrays));
    default:
      return value.flatMap((item, i) => pairs(`${name}[${i}]`, item, arrays));
  }
}

/** Percent-encodes everything but letters, digits, `-`, `.`, `_` and `~`. A lone surrogate becomes U+FFFD. */
export function percentEncode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
