/**
 * Errors are told apart by a symbol that is the same in every realm: `instanceof` fails across Jest's sandboxes and
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
