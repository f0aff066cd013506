import { javaDouble } from './ExactNumber';
import { isArray, isExact, type Json } from './json';

/**
 * A JSON value as printed by `String.valueOf` of its Java object: maps are `{a=1, b=[]}`, strings are unchanged.
 *
 * @example javaText({ Arg1: 1, Arg2: [] }) // '{Arg1=1, Arg2=[]}'
 */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return javaNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isExact(value)) return value.text;
  if (isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  return `{${Object.keys(value)
    .map((name) => `${name}=${javaText(value[name]!)}`)
    .join(', ')}}`;
}

/** A number as Java prints it: whole numbers in full, fractions like `Double.toString`. */
function javaNumber(value: number): string {
  return Number.isInteger(value) ? String(BigInt(value)) : javaDouble(value);
}

/** The UTF-8 bytes of a string as Java creates them: half of a surrogate pair becomes a question mark. */
export function javaUtf8(text: string): Buffer {
  return Buffer.from(text.replace(/\p{Surrogate}/gu, '?'), 'utf8');
}
