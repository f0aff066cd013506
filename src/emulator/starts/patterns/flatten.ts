import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { Leaf } from './Operator';

/** The element of an array that a value is in, and the element of the array around that, and so on. */
export interface Membership {
  readonly array: number;
  readonly index: number;
  readonly outer: Membership | undefined;
}

/** A value of an event, and in which elements of arrays it is. */
export interface Candidate {
  readonly value: Leaf;
  readonly within: Membership | undefined;
}

/** The values of an event by their dotted paths. An object or array without values has none. */
export type FlatEvent = ReadonlyMap<string, readonly Candidate[]>;

/**
 * The values of an event as patterns see them: objects and arrays are flattened.
 *
 * AWS: as Event Ruler does it. A dot in a name is like a nested object, and an element of an array that is a plain value
 * is not bound to its index.
 */
export function flatten(event: JsonObject): FlatEvent {
  const found = new Map<string, Candidate[]>();
  let arrays = 0;
  const add = (path: string, value: Json, within: Membership | undefined): void => {
    if (isArray(value)) {
      const array = arrays++;
      value.forEach((each, index) => {
        const isPlain = typeof each !== 'object' || each === null || (!isArray(each) && !isObject(each));
        add(path, each, isPlain ? within : { array, index, outer: within });
      });
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) add(path === '' ? name : `${path}.${name}`, inner, within);
    } else {
      const candidate = { value, within };
      const there = found.get(path);
      if (there === undefined) found.set(path, [candidate]);
      else there.push(candidate);
    }
  };
  add('', event, undefined);
  return found;
}
