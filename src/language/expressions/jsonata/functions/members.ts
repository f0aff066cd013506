import type { Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import { checkWeight } from '../bounds/limits';
import { manyNames, weights } from '../bounds/weights';
import { hasOwn, isArray, isNaN, ownNames } from '../values/natives';
import { isFunctionValue, sequence, sequenceOf } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './functions';
import { roundedNumber, string } from './string';

/** `$lookup(object, name)`: the library also finds what objects inherit (`toString`, `__proto__`). */
export const lookup: PlainFunction = {
  name: 'lookup',
  call: ([input, name]) => lookupMember(input, String(name)),
};

/** A member by name; for an array, the members of all items as one sequence. */
export function lookupMember(input: unknown, name: string): unknown {
  if (isArray(input)) {
    const found = sequence();
    for (const item of input) {
      const value = lookupMember(item, name);
      if (isArray(value)) for (const part of value) found.push(part);
      else if (value !== undefined) found.push(value);
    }
    return found;
  }
  if (typeof input !== 'object' || input === null || isFunctionValue(input)) return undefined;
  return hasOwn(input, name) ? (input as Record<string, unknown>)[name] : undefined;
}

/** `$merge(objects)`; a member `__proto__` is an ordinary member. */
export const merge: PlainFunction = {
  name: 'merge',
  call([objects], host) {
    if (objects === undefined) return undefined;
    const merged: Record<string, Json> = {};
    for (const object of objects as object[]) {
      const names = ownNames(object);
      host.step(names.length * weights.mergeMember);
      for (const name of names) setMember(merged, name, (object as Record<string, Json>)[name]!);
    }
    return merged;
  },
};

/** `$spread(value)`: each member as an object of its own. The library's own takes quadratic time. */
export const spread: PlainFunction = {
  name: 'spread',
  call([value], host) {
    if (!isArray(value)) return spreadOne(value, host);
    if (value.every((item) => item === undefined)) return sequence();
    // A value joined from several parts is no longer a sequence.
    const parts: unknown[] = [];
    const visit = (item: unknown): void => {
      // The library copies what it has found so far.
      host.step(1 + parts.length * weights.spreadAppended);
      const spreadItem = isArray(item) ? undefined : spreadOne(item, host);
      if (isArray(item)) item.forEach(visit);
      else if (isArray(spreadItem)) for (const part of spreadItem) parts.push(part);
      else if (spreadItem !== undefined) parts.push(spreadItem);
    };
    value.forEach(visit);
    return parts;
  },
};

function spreadOne(value: unknown, host: FunctionHost): unknown {
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return value;
  const parts = sequence();
  const members = Object.entries(value);
  host.step(members.length * (members.length < manyNames ? weights.spreadFewMembers : weights.spreadMember));
  for (const [name, member] of members) {
    const part: Record<string, Json> = {};
    setMember(part, name, member as Json);
    parts.push(part);
  }
  return parts;
}

/** `$keys(value)`: of an array, the names of all its items, each once. */
export const keys: PlainFunction = {
  name: 'keys',
  call([value], host) {
    return sequenceOf(keysOf(value, host));
  },
};

function keysOf(value: unknown, host: FunctionHost): string[] {
  if (isArray(value)) {
    host.step(value.length * weights.keysItem);
    const all: Record<string, Json> = {};
    for (const item of value) for (const name of keysOf(item, host)) setMember(all, name, true);
    return ownNames(all);
  }
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return [];
  const names = ownNames(value);
  host.step(names.length * (names.length < manyNames ? weights.keysFewNames : weights.keysName));
  return names;
}

/** `$clone(value)`, which the transform operator uses to copy what it then changes. */
export const clone: PlainFunction = {
  name: 'clone',
  call([value], host) {
    if (value === undefined) return undefined;
    checkWeight(value);
    return isContainer(value) ? copyOf(value, host) : (JSON.parse(string.call([value], host) as string) as unknown);
  },
};

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isFunctionValue(value);
}

/** The value after serializing it with `$string` and parsing the result. */
function copyOf(value: unknown, host: FunctionHost): unknown {
  if (typeof value === 'number') return isNaN(value) ? null : roundedNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (!isContainer(value)) return value === undefined ? undefined : '';
  if (isArray(value)) {
    host.step(value.length * weights.clonedItem);
    return value.map((item) => copyOf(item, host) ?? null);
  }
  const names = ownNames(value);
  host.step(names.length * weights.clonedMember);
  const copy: Record<string, Json> = {};
  for (const name of names) {
    const member = copyOf((value as Record<string, unknown>)[name], host);
    if (member !== undefined) setMember(copy, name, member as Json);
  }
  return copy;
}
