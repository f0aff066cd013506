import { hasOwn, isArray } from './natives';

/** The `=` of JSONata: the order of members does not count. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isArray(left) && isArray(right)) {
    return left.length === right.length && left.every((item, index) => deepEqual(item, right[index]));
  }
  // An array and an object are compared by their properties, `length` among them.
  const names = Object.getOwnPropertyNames(left);
  return (
    names.length === Object.getOwnPropertyNames(right).length &&
    names.every((name) => hasOwn(right, name) && deepEqual(property(left, name), property(right, name)))
  );
}

function property(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name];
}
