import { getPrototypeOf, isArray } from './natives';

/**
 * The library's sequences: arrays with a flag that says "these are the results of a query", so that a single
 * result is unwrapped and an empty one is undefined. The flags are properties of the array.
 */
export type Sequence = unknown[] & { sequence?: true; keepSingleton?: boolean; cons?: boolean; tupleStream?: boolean };

export function sequence(...items: unknown[]): Sequence {
  return sequenceOf(items);
}

/** Marks an array, which must be new. */
export function sequenceOf(items: unknown[]): Sequence {
  (items as Sequence).sequence = true;
  return items;
}

export function isSequence(value: unknown): value is Sequence {
  return isArray(value) && (value as Sequence).sequence === true;
}

/**
 * A value as every node passes it on: an empty sequence becomes undefined, a sequence of one item becomes that item.
 */
export function unwrap(value: unknown): unknown {
  if (!isSequence(value) || value.tupleStream === true || value.length > 1) return value;
  if (value.length === 0) return undefined;
  return value.keepSingleton === true ? value : value[0];
}

/**
 * Whether a value is a function: a built-in or one of the expression, which are objects with a mark. Data may have the
 * marks, too, but it cannot contain code or be an instance of a class.
 */
export function isFunctionValue(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  const marked = value as Marked;
  if (marked._jsonata_function === true) return typeof marked.implementation === 'function';
  if (marked._jsonata_lambda !== true) return false;
  const prototype = getPrototypeOf(value) as object | null;
  return typeof marked.environment?.lookup === 'function' || (prototype !== null && getPrototypeOf(prototype) !== null);
}

interface Marked {
  readonly _jsonata_function?: unknown;
  readonly implementation?: unknown;
  readonly _jsonata_lambda?: unknown;
  readonly environment?: { readonly lookup?: unknown } | null;
}
