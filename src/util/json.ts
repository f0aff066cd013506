import { ExactNumber, printJson, readNumber } from './ExactNumber';
import { mayHoldExactNumbers, readExactJson } from './readExactJson';
import { setMember } from './setMember';
import { Knowledge } from './Knowledge';
import { parseShallow } from './TooDeepError';

/**
 * JSON values as Stepmill passes them around: immutable, shared, never deep-cloned.
 *
 * A value that came in as JSON keeps that string until a new value is built from it, so untouched data are output byte
 * for byte. A number may be an `ExactNumber`, see there.
 */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
/** An array of JSON values. */
export type JsonArray = readonly Json[];
/** A JSON object. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/**
 * Parses JSON, with numbers that print as AWS prints them. Objects and arrays remember the string that they came from.
 * Throws the `SyntaxError` of `JSON.parse`, and TooDeepError, which is one.
 */
export function parseJson(text: string): Json {
  const value = readJson(text);
  if (typeof value !== 'object' || value === null) return value;
  Knowledge.keep(value, { text, bound: text.length * 3, depth: 0 });
  return value;
}

/** Shorter strings are scanned each time, because that costs little; those longer than inputs are not cached. */
const longText = 2_000;
const longestKept = 262_144;

/** The last long string that was scanned and is plain: tests start many executions with the same input. */
let plainText = '';

/** Like `parseJson`, for a value that will be printed without its original whitespace. */
export function readJson(text: string): Json {
  if (text.length >= longText && text === plainText) return JSON.parse(text) as Json;
  const value = parseShallow(text) as Json;
  if (typeof value === 'number') return readNumber(text.trim());
  if (typeof value !== 'object' || value === null) return value;
  if (mayHoldExactNumbers(text)) return readExactJson(text);
  if (text.length >= longText && text.length <= longestKept) plainText = text;
  return value;
}

/** The JSON of a value: the caller's own string if the value is still the parsed one, or else compact. */
export function toText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const before = Knowledge.of(value);
  if (before?.text !== undefined) return before.text;
  const text = printJson(value);
  Knowledge.keep(value, { text, bound: before?.bound ?? text.length * 3, depth: before?.depth ?? 0 });
  return text;
}

/** Like `toText`, for a value that is not printed again: its string is not cached. */
export function toTextOnce(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Knowledge.of(value)?.text ?? printJson(value);
}

/** The string that a value was parsed from, or that was already printed of it; `undefined` for others. */
export function ownText(value: JsonObject | JsonArray): string | undefined {
  return Knowledge.of(value)?.text;
}

/** The JSON of a value, always printed again, without whitespace. */
export function toCompactText(value: Json): string {
  return printJson(value);
}

export function isArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExact(value);
}

/** A value that is an object; an empty one instead of any other. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether a value is a number; `asDouble` returns its double. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' || isExact(value);
}

/** A number to compute with. */
export function asDouble(value: unknown): number {
  return Number(value);
}

/** Whether a number has a JSON that JavaScript would not print. */
export function isExact(value: unknown): value is ExactNumber {
  return ExactNumber.exist && value instanceof ExactNumber;
}

/** A value as JavaScript data: whole numbers that a double cannot represent are bigints, other numbers are plain. */
export function toPlainNumbers(value: Json): Json {
  return mapExactNumbers(value, plainNumber);
}

function plainNumber(number: ExactNumber): number {
  return number.isWhole ? (BigInt(number.text) as unknown as number) : Number(number);
}

/** A value with each exact number replaced; the same value if it has none. */
export function mapExactNumbers(value: Json, map: (number: ExactNumber) => Json): Json {
  return ExactNumber.exist ? mapNumbers(value, (number) => (isExact(number) ? map(number) : number)) : value;
}

/** A value with each number replaced; the same value if nothing changes. */
export function mapNumbers(value: Json, map: (number: number) => Json): Json {
  if (isNumber(value)) return map(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    const items = value.map((item) => mapNumbers(item, map));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  const names = Object.keys(value);
  const mapped = names.map((name) => mapNumbers(value[name]!, map));
  if (mapped.every((item, at) => item === value[names[at]!])) return value;
  const copy: Record<string, Json> = {};
  names.forEach((name, at) => setMember(copy, name, mapped[at]!));
  return copy;
}

/** Own member of an object; never something inherited (`toString`, `__proto__` …). */
export function member(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Deep equality of JSON values, ignoring the order of members. */
export function jsonEquals(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isExact(a) || isExact(b)) return isExact(a) && isExact(b) && a.text === b.text;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, i) => jsonEquals(item, b[i]!));
  if (isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && jsonEquals(a[name]!, b[name]!));
}

/** The type of a JSON value, in the words of error messages. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return isExact(value) ? 'number' : (typeof value as JsonKind);
}

/** Whether a string is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** For `JSON.stringify`, which cannot print bigints: they lose the digits that a double cannot represent. */
export function doubles(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
