import type { WorkCounter } from '../bounds/limits';
import { hasOwn, isArray } from './natives';

/** The `=` of JSONata: the order of members does not count. */
export function deepEqual(left: unknown, right: unknown, counter: WorkCounter): boolean {
  if (typeof left === 'string') {
    counter.step(left.length >> 6);
    return left === right;
  }
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isArray(left) && isArray(right)) {
    if (left.length !== right.length) return false;
    for (let index = 0; index < left.length; index++) {
      counter.step(2);
      if (!deepEqual(left[index], right[index], counter)) return false;
    }
    return true;
  }
  // An array and an object are compared by their properties, `length` among them.
  const names = Object.getOwnPropertyNames(left);
  counter.step(names.length * unitsOfMember);
  return (
    names.length === Object.getOwnPropertyNames(right).length &&
    names.every((name) => hasOwn(right, name) && deepEqual(property(left, name), property(right, name), counter))
  );
}

const unitsOfMember = 8;

function property(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name];
}
