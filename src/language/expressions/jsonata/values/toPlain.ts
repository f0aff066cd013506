import { computedNumber } from '../../../../util/ExactNumber';
import type { Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import { LimitExceeded } from '../bounds/limits';
import { getPrototypeOf, hasOwn, isArray, isFinite, ownNames } from './natives';
import { isFunctionValue } from './sequences';

/** Thrown if the result of an expression is or contains a function. */
export class UnsupportedResult extends Error {}

const maxValues = 2_000_000;
const maxTextLength = 16_000_000;
const maxNesting = 1000;

/**
 * The result of an expression as plain JSON: sequences lose their flags, members without a value are dropped. What
 * is already plain stays the same value, so data that an expression only passes on is not copied.
 *
 * `isForeign` returns whether a value is input data, which is plain.
 *
 * AWS: numbers that JSON cannot represent become their JavaScript string; `1/0` is `"Infinity"`.
 */
export function toPlain(value: unknown, isForeign: (value: object) => boolean): Json | undefined {
  if (typeof value === 'number' && isFinite(value)) return computedNumber(value);
  if (typeof value === 'boolean') return value;
  return new Cleaner(isForeign).clean(value, 0);
}

class Cleaner {
  private values = 0;
  private textLength = 0;

  constructor(private readonly isForeign: (value: object) => boolean) {}

  clean(value: unknown, depth: number): Json | undefined {
    switch (typeof value) {
      case 'string':
        this.textLength += value.length;
        if (this.textLength > maxTextLength) throw new LimitExceeded('memory');
        return value;
      case 'number':
        return isFinite(value) ? computedNumber(value) : String(value);
      case 'boolean':
        return value;
      case 'object':
        if (value === null) return null;
        if (isFunctionValue(value)) throw new UnsupportedResult();
        return this.isForeign(value) ? (value as Json) : this.cleanContainer(value, depth + 1);
      case 'undefined':
        return undefined;
      default:
        throw new UnsupportedResult();
    }
  }

  private cleanContainer(value: object, depth: number): Json {
    if (depth > maxNesting) throw new LimitExceeded('depth');
    if (isArray(value)) return this.cleanArray(value, depth);
    return this.cleanObject(value as Record<string, unknown>, depth);
  }

  private count(length: number): void {
    this.values += length + 1;
    if (this.values > maxValues) throw new LimitExceeded('memory');
  }

  private cleanArray(array: readonly unknown[], depth: number): Json {
    this.count(array.length);
    let changed = isFlagged(array);
    const copy = array.map((item) => {
      const clean = this.clean(item, depth) ?? null;
      if (clean !== item) changed = true;
      return clean;
    });
    return changed ? copy : (array as Json);
  }

  private cleanObject(object: Record<string, unknown>, depth: number): Json {
    const names = ownNames(object);
    this.count(names.length);
    let changed = getPrototypeOf(object) === null;
    const copy: Record<string, Json> = {};
    for (const name of names) {
      const clean = this.clean(object[name], depth);
      if (clean !== object[name]) changed = true;
      if (clean !== undefined) setMember(copy, name, clean);
    }
    return changed ? copy : (object as Json);
  }
}

/** The flags by which the library knows its sequences are properties of the array. */
function isFlagged(array: readonly unknown[]): boolean {
  return ['sequence', 'keepSingleton', 'cons', 'tupleStream', 'outerWrapper'].some((flag) => hasOwn(array, flag));
}
