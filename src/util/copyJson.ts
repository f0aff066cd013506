import { isExact, readJson, toPlainNumbers, toTextOnce, type Json } from './json';
import { setMember } from './setMember';

/** Beyond this depth it may be circular: `JSON.stringify` decides. */
const deepest = 200;

/** Thrown internally for anything but plain JSON. */
const unusual = new Error('not plainly JSON');

/**
 * The result of `JSON.parse(JSON.stringify(value))`, at a fraction of its cost if the value is plain data. `undefined`
 * for values without JSON. Throws like `JSON.stringify` (a circular value, a bigint).
 *
 * @param read parses the JSON of a value that is not plain; a number that AWS would print differently from JavaScript
 * is not
 */
export function toJsonCopy(value: unknown, read: (text: string) => Json = JSON.parse): Json | undefined {
  if (value === undefined) return undefined;
  const plain = copyPlain(value);
  if (plain !== undefined) return plain;
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : read(text);
}

/** Like `toJsonCopy`; `undefined` for anything but plain data, which must be converted through JSON. */
export function copyPlain(value: unknown): Json | undefined {
  try {
    return copy(value, 0);
  } catch (error) {
    if (error !== unusual) throw error;
    return undefined;
  }
}

/**
 * A copy of a JSON value as JavaScript data (see `toPlainNumbers`): for a caller that may change it, such as a test.
 */
export function toOwnData<Value extends Json | undefined>(value: Value): Value {
  if (value === undefined) return value;
  const plain = copyPlain(value);
  return (plain === undefined ? toPlainNumbers(readJson(toTextOnce(value))) : plain) as Value;
}

function copy(value: unknown, depth: number): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!isCommon(value)) throw unusual;
      return value;
    case 'object':
      if (value === null) return null;
      if (isExact(value)) return copy(Number(value), depth);
      if (depth > deepest) throw unusual;
      return Array.isArray(value) ? copyArray(value, depth) : copyObject(value, depth);
    default:
      throw unusual;
  }
}

function copyArray(array: readonly unknown[], depth: number): Json {
  if (hasToJson(array)) throw unusual;
  const items: Json[] = [];
  for (let index = 0; index < array.length; index++) {
    const item = array[index];
    items.push(item === undefined ? null : copy(item, depth + 1));
  }
  return items;
}

function copyObject(object: object, depth: number): Json {
  if (hasToJson(object) || !isPlain(object)) throw unusual;
  const members: Record<string, Json> = {};
  // Costs less than Object.keys.
  for (const name in object) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined && Object.hasOwn(object, name)) setMember(members, name, copy(value, depth + 1));
  }
  return members;
}

/** Whether Java and JavaScript print a number alike. A zero may be negative, which JSON does not have. */
function isCommon(value: number): boolean {
  if (value === 0) return Object.is(value, 0);
  const size = Math.abs(value);
  return Number.isSafeInteger(value) || (size >= 1e-3 && size < 1e7);
}

function hasToJson(object: object): boolean {
  return (object as { readonly toJSON?: unknown }).toJSON !== undefined;
}

/** An object literal, also of another realm: its prototype is the last one of its chain. */
function isPlain(object: object): boolean {
  // Cheaper than its prototype. An object with its own member `constructor` has a function, which is not plain.
  if (object.constructor === Object) return true;
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
