/**
 * JSON values as Stepmill passes them around: immutable, shared, never deep-cloned.
 *
 * A value that came in as text keeps that text for as long as nobody builds a new value from it, so that what no
 * state has touched comes out byte for byte as it went in.
 */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [member: string]: Json;
}

/** What is known of an object or array: its text, and a number of bytes that no text of it exceeds. */
interface Known {
  readonly text: string | undefined;
  readonly bound: number;
}

const known = new WeakMap<object, Known>();

/** Parses JSON text. Objects and arrays remember the text they came from. Throws the `SyntaxError` of `JSON.parse`. */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (typeof value === 'object' && value !== null) known.set(value, { text, bound: text.length * 3 });
  return value;
}

/** The JSON text of a value: the caller's own text when the value is still the one that was parsed, else compact. */
export function toText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const before = known.get(value);
  if (before?.text !== undefined) return before.text;
  const text = JSON.stringify(value);
  known.set(value, { text, bound: before?.bound ?? text.length * 3 });
  return text;
}

/** The JSON text of a value, always written anew without blanks. */
export function toCompactText(value: Json): string {
  return JSON.stringify(value);
}

/** Whether the value's JSON text has more than `limit` bytes of UTF-8. Nearly free for values that are small or known. */
export function isLargerThan(value: Json, limit: number): boolean {
  if (upperBound(value) <= limit) return false;
  const text = toText(value);
  const bytes = Buffer.byteLength(text);
  if (typeof value === 'object' && value !== null) known.set(value, { text, bound: bytes });
  return bytes > limit;
}

/** Bounds below this are counted again rather than remembered: remembering costs more. */
const smallBound = 2_048;

/** No text of this value has more bytes than this. Remembered by object, so large shared parts are counted once. */
export function upperBound(value: Json): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value !== 'object' || value === null) return 25;
  const knownBound = known.get(value)?.bound;
  if (knownBound !== undefined) return knownBound;
  let bound = 2;
  if (isArray(value)) for (const item of value) bound += upperBound(item) + 1;
  // Costs less than Object.keys. Were there anything inherited, the bound would only be too high.
  else for (const name in value) bound += boundOfMember(name, value[name]!);
  if (bound >= smallBound) known.set(value, { text: undefined, bound });
  return bound;
}

function boundOfMember(name: string, value: Json): number {
  return name.length * 6 + 4 + upperBound(value);
}

export function isArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own member of an object; never something inherited (`toString`, `__proto__` …). */
export function member(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A copy of `object` in which `name` is `value`: an existing member keeps its place, a new one comes last. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const copy = { ...object };
  setMember(copy, name, value);
  // What is known of a large object holds for its copy, too: a payload is not walked again for each state.
  const bound = known.get(object)?.bound ?? 0;
  if (bound >= smallBound) known.set(copy, { text: undefined, bound: bound + boundOfMember(name, value) });
  return copy;
}

/** Sets an own member of an object under construction; `__proto__` is a name like any other. */
export function setMember(target: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  } else target[name] = value;
}

/** Deep equality of JSON values; the order of members does not count. */
export function jsonEquals(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, i) => jsonEquals(item, b[i]!));
  if (isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && jsonEquals(a[name]!, b[name]!));
}

/** What a JSON value is, in the words error messages use. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonKind;
}
