import { isArray, isExact, ownText, toText, type Json, type JsonArray, type JsonObject } from './json';
import { Knowledge } from './Knowledge';
import { setMember } from './setMember';
import { maxDepth, TooDeepError } from './TooDeepError';

/** The last small value that was measured, and its bound: one value goes through many states. */
let lastSmall: Json | undefined;
let lastBound = 0;

/** Whether the value's JSON has more than `limit` bytes of UTF-8. Nearly free for small or known values. */
export function isLargerThan(value: Json, limit: number): boolean {
  if (value === lastSmall && limit >= smallBound) return false;
  const bound = upperBound(value);
  if (bound < smallBound) {
    lastSmall = value;
    lastBound = bound;
  }
  if (bound <= limit) return false;
  // Parts that are shared many times may have a JSON larger than memory.
  if (restOf(value, limit) < 0) return true;
  const text = toText(value);
  const bytes = Buffer.byteLength(text);
  if (typeof value === 'object' && value !== null)
    Knowledge.keep(value, { text, bound: bytes, depth: Knowledge.of(value)?.depth ?? 0 });
  return bytes > limit;
}

/**
 * An upper bound of the rest of `bytes` bytes after a value's JSON: below 0, the JSON is certainly larger. It stops
 * there, so the work grows with `bytes` rather than with the JSON.
 */
function restOf(value: Json, bytes: number): number {
  if (typeof value === 'string') return bytes - value.length - 2;
  if (typeof value !== 'object' || value === null) return bytes - 1;
  if (isExact(value)) return bytes - value.text.length;
  const text = ownText(value);
  if (text !== undefined) return bytes - text.length;
  let rest = bytes - 2;
  if (isArray(value)) {
    for (let at = 0; at < value.length && rest >= 0; at++) rest = restOf(value[at]!, rest - (at > 0 ? 1 : 0));
    return rest;
  }
  let comma = 0;
  for (const name of Object.keys(value)) {
    if (rest < 0) break;
    rest = restOf(value[name]!, rest - name.length - 3 - comma);
    comma = 1;
  }
  return rest;
}

/** The exact size of a value's JSON in bytes. A shared part is printed once, so the sum may exceed memory. */
export function byteLength(value: Json): number {
  return restOf(value, printedAtOnce) >= 0 ? Buffer.byteLength(toText(value)) : sumOf(value, new Map());
}

const printedAtOnce = 1_048_576;

function sumOf(value: Json, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null || isExact(value)) return Buffer.byteLength(toText(value));
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = ownText(value);
  let bytes = 2;
  if (text !== undefined) bytes = Buffer.byteLength(text);
  else if (isArray(value)) for (const item of value) bytes += sumOf(item, known) + 1;
  else for (const name of Object.keys(value)) bytes += sumOf(name, known) + sumOf(value[name]!, known) + 2;
  if (text === undefined && bytes > 2) bytes -= 1;
  known.set(value, bytes);
  return bytes;
}

/**
 * The bound that `upperBound` has cached for an object or array, or one from its JSON, before it was printed. For small
 * ones, only the last is cached: 0 for another, which has at most `smallBound`.
 */
export function rememberedBound(value: JsonObject | JsonArray): number {
  if (value === lastSmall) return lastBound;
  const known = Knowledge.of(value);
  if (known === undefined) return 0;
  return known.text === undefined ? known.bound : Math.max(known.bound, known.text.length * 3);
}

/** Smaller bounds are computed again, because caching costs more. */
export const smallBound = 2_048;

/** Records that no JSON of an object is larger than this, so that it need not be traversed. */
export function rememberBound(value: object, bound: number): void {
  Knowledge.keep(value, { text: undefined, bound, depth: 0 });
}

/**
 * A size bound that is kept up to date while items are added, so that an array of small items need not be traversed.
 */
export class ItemBounds {
  private sum = 2;

  /** Call it directly after `isLargerThan` has checked the item. */
  add(item: Json): void {
    this.sum += item === lastSmall ? lastBound + 1 : Infinity;
  }

  /** Call it when all items are in the array. */
  keepWith(array: JsonArray): void {
    if (this.sum >= smallBound && this.sum < Infinity) remember(array, this.sum, 1);
  }
}

/** The depth of the value that `upperBound` measured last. */
let depthSeen = 0;

/**
 * No JSON of this value is larger than this. Cached by object, so large shared parts are counted once. Throws
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
    for (let at = 0; at < value.length; at++) {
      const item = value[at]!;
      if (typeof item === 'number') bound += 26;
      else {
        bound += upperBound(item) + 1;
        if (depthSeen > depth) depth = depthSeen;
      }
    }
  } else {
    // Cheaper than Object.keys. If anything were inherited, the bound would only be too high.
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

/**
 * `copy` is `object` with another member. The cached bound of a large object also holds for it, so it is not traversed again.
 */
function rememberCopy(copy: object, object: object, name: string, value: Json): void {
  const before = Knowledge.of(object);
  if (before === undefined || before.bound < smallBound) return;
  const bound = before.bound + boundOfMember(name, value);
  remember(copy, bound, Math.max(before.depth, depthSeen + 1));
}

/** A copy of `object` in which `name` is `value`: an existing member keeps its place, a new one comes last. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const copy = { ...object };
  setMember(copy, name, value);
  rememberCopy(copy, object, name, value);
  return copy;
}
