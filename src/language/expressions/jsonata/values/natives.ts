/**
 * Functions of JavaScript that every step of an expression needs. In the sandbox of a test runner, where Stepmill
 * mostly runs, looking up a global name is a hundred times slower than looking up one of a module.
 */
export const isArray: (value: unknown) => value is unknown[] = Array.isArray;
export const { hasOwn, getPrototypeOf } = Object;
export const ownNames: (object: object) => string[] = Object.keys;
export const valuesOf: (object: object) => unknown[] = Object.values;
export const { isFinite, isNaN } = Number;
