/**
 * Errors are recognised by a symbol that is the same in every realm: `instanceof` fails across Jest's sandboxes and
 * across two installed copies of the package.
 */
const brand = Symbol.for('stepmill.error');

type ErrorBrand = 'ServiceError' | 'StatesError' | 'HarnessError';

export function setBrand(error: object, name: ErrorBrand): void {
  Object.defineProperty(error, brand, { value: name, enumerable: false });
}

export function hasBrand(value: unknown, name: ErrorBrand): boolean {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === name;
}

/** Makes `instanceof` use the symbol for this class. For a subclass, it works as usual. */
export function brandErrors(target: abstract new (...args: never) => Error, name: ErrorBrand): void {
  const isOne = function (this: unknown, value: unknown): boolean {
    return this === target
      ? hasBrand(value, name)
      : Function.prototype[Symbol.hasInstance].call(this as typeof target, value);
  };
  Object.defineProperty(target, Symbol.hasInstance, { value: isOne });
}
