import { ExactNumber, printJson, readNumber } from './ExactNumber';
import { mayHoldExactNumbers, readExactJson } from './readExactJson';
import { setMember } from './setMember';
import { Stamp } from './Stamp';
import { maxDepth, parseShallow, TooDeepError } from './TooDeepError';

/**
 * JSON values as Stepmill passes them around: immutable, shared, never deep-cloned.
 *
 * A value that came in as text keeps that text until a new value is built from it, so that what no
 * state has touched comes out byte for byte as it went in. A number may be an `ExactNumber`, see there.
 */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
/** An array of JSON values. */
export type JsonArray = readonly Json[];
/** A JSON object. */
export interface JsonObject {
  readonly [member: string]: Json;
}

/** What is known of an object or array. */
interface Known {
  readonly text: string | undefined;
  /** A number of bytes that no text of it exceeds. */
  readonly bound: number;
  /** How many remembered ones lie inside each other in it; of a text that was parsed, 0. */
  readonly depth: number;
}

/** What is known of an object is kept with it. */
class Knowledge extends Stamp {
  #known: Known;

  private constructor(value: object, known: Known) {
    super(value);
    this.#known = known;
  }

  static of(value: object): Known | undefined {
    return #known in value ? value.#known : undefined;
  }

  static keep(value: object, known: Known): void {
    if (#known in value) value.#known = known;
    else if (Object.isExtensible(value)) new Knowledge(value, known);
  }
}

/**
 * Parses JSON text, with numbers that print as AWS prints them. Objects and arrays remember the text they came from.
 * Throws the `SyntaxError` of `JSON.parse`, and TooDeepError, which is one.
 */
export function parseJson(text: string): Json {
  const value = readJson(text);
  if (typeof value !== 'object' || value === null) return value;
  Knowledge.keep(value, { text, bound: text.length * 3, depth: 0 });
  return value;
}

/** As `parseJson`, for a value that will be printed without the blanks of its text. */
export function readJson(text: string): Json {
  const value = parseShallow(text) as Json;
  if (typeof value === 'number') return readNumber(text.trim());
  return typeof value === 'object' && value !== null && mayHoldExactNumbers(text) ? readExactJson(text) : value;
}

/** The JSON text of a value: the caller's own text when the value is still the one that was parsed, else compact. */
export function toText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const before = Knowledge.of(value);
  if (before?.text !== undefined) return before.text;
  const text = printJson(value);
  Knowledge.keep(value, { text, bound: before?.bound ?? text.length * 3, depth: before?.depth ?? 0 });
  return text;
}

/** As `toText`, for a value that is not printed again: its text is not remembered. */
export function toTextOnce(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Knowledge.of(value)?.text ?? printJson(value);
}

/** The text that a value was read from, or that was printed of it already; `undefined` of others. */
export function ownText(value: JsonObject | JsonArray): string | undefined {
  return Knowledge.of(value)?.text;
}

/** The JSON text of a value, always written again, without blanks. */
export function toCompactText(value: Json): string {
  return printJson(value);
}

/** The small value that was looked at last, and its bound: one value goes through many states. */
let lastSmall: Json | undefined;
let lastBound = 0;

/** Whether the value's JSON text has more than `limit` bytes of UTF-8. Nearly free for values that are small or known. */
export function isLargerThan(value: Json, limit: number): boolean {
  if (value === lastSmall && limit >= smallBound) return false;
  const bound = upperBound(value);
  if (bound < smallBound) {
    lastSmall = value;
    lastBound = bound;
  }
  if (bound <= limit) return false;
  const text = toText(value);
  const bytes = Buffer.byteLength(text);
  if (typeof value === 'object' && value !== null)
    Knowledge.keep(value, { text, bound: bytes, depth: Knowledge.of(value)?.depth ?? 0 });
  return bytes > limit;
}

/** What `upperBound` has remembered of an object or array; 0 for small ones. */
export function rememberedBound(value: Json): number {
  if (value === lastSmall || typeof value !== 'object' || value === null) return 0;
  return Knowledge.of(value)?.bound ?? 0;
}

/** Bounds below this are counted again rather than remembered: remembering costs more. */
const smallBound = 2_048;

/** Says of an object that no text of it has more bytes, so that it is not walked to find out. */
export function rememberBound(value: object, bound: number): void {
  Knowledge.keep(value, { text: undefined, bound, depth: 0 });
}

/** The bound of an array whose items come to be one by one: while they are small, it is not walked to find out. */
export class ItemBounds {
  private sum = 2;

  /** Right after `isLargerThan` has looked at the item. */
  add(item: Json): void {
    this.sum += item === lastSmall ? lastBound + 1 : Infinity;
  }

  /** All items are in the array. */
  keepWith(array: JsonArray): void {
    if (this.sum >= smallBound && this.sum < Infinity) remember(array, this.sum, 1);
  }
}

/** The depth of the value that `upperBound` looked at last. */
let depthSeen = 0;

/**
 * No text of this value has more bytes than this. Remembered by object, so large shared parts are counted once. Throws
 * TooDeepError.
 */
export function upperBound(value: Json): number {
  if (typeof value !== 'object' || value === null) {
    depthSeen = 0;
    return typeof value === 'string' ? value.length * 6 + 2 : 25;
  }
  const before = Knowledge.of(value);
  if (before !== undefined) {
    depthSeen = before.depth;
    return before.bound;
  }
  depthSeen = 0;
  if (isExact(value)) return value.text.length;
  let bound = 2;
  let depth = 0;
  if (isArray(value)) {
    for (const item of value) {
      bound += upperBound(item) + 1;
      if (depthSeen > depth) depth = depthSeen;
    }
  } else {
    // Costs less than Object.keys. Were there anything inherited, the bound would only be too high.
    for (const name in value) {
      bound += boundOfMember(name, value[name]!);
      if (depthSeen > depth) depth = depthSeen;
    }
  }
  if (bound >= smallBound) remember(value, bound, depth + 1);
  else depthSeen = 0;
  return bound;
}

function remember(value: object, bound: number, depth: number): void {
  if (depth > maxDepth) throw new TooDeepError();
  Knowledge.keep(value, { text: undefined, bound, depth });
  depthSeen = depth;
}

function boundOfMember(name: string, value: Json): number {
  return name.length * 6 + 4 + upperBound(value);
}

export function isArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExact(value);
}

/** Whether a value is a number; `asDouble` tells what it computes as. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' || isExact(value);
}

/** A number to compute with. */
export function asDouble(value: unknown): number {
  return Number(value);
}

/** Whether a number keeps a text that JavaScript would not give it. */
export function isExact(value: unknown): value is ExactNumber {
  return ExactNumber.exist && value instanceof ExactNumber;
}

/** A value as data of JavaScript: whole numbers that a double cannot hold are bigints, other numbers plain ones. */
export function toPlainNumbers(value: Json): Json {
  return mapExactNumbers(value, plainNumber);
}

function plainNumber(number: ExactNumber): number {
  return number.isWhole ? (BigInt(number.text) as unknown as number) : Number(number);
}

/** A value with something else in the place of each exact number; the same value when it has none. */
export function mapExactNumbers(value: Json, map: (number: ExactNumber) => Json): Json {
  return ExactNumber.exist ? mapNumbers(value, (number) => (isExact(number) ? map(number) : number)) : value;
}

/** A value with something else in the place of each number; the same value when nothing changes. */
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

/** A copy of `object` in which `name` is `value`: an existing member keeps its place, a new one comes last. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const copy = { ...object };
  setMember(copy, name, value);
  // What is known of a large object holds for its copy, too: a payload is not walked again for each state.
  const before = Knowledge.of(object);
  if (before !== undefined && before.bound >= smallBound) {
    const bound = before.bound + boundOfMember(name, value);
    remember(copy, bound, Math.max(before.depth, depthSeen + 1));
  }
  return copy;
}

/** Deep equality of JSON values; the order of members does not count. */
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

/** What a JSON value is, in the words error messages use. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return isExact(value) ? 'number' : (typeof value as JsonKind);
}
