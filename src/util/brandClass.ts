/**
 * Makes `instanceof` true for objects of the same class in another copy of its module, too: Jest's `resetModules` and
 * `isolateModules` create such copies, and so do two installed packages.
 */
export function brandClass(target: { readonly prototype: object }, name: string): void {
  const brand = Symbol.for(`stepmill.${name}`);
  Object.defineProperty(target.prototype, brand, { value: true });
  const isOne = (value: unknown): boolean => typeof value === 'object' && value !== null && brand in value;
  Object.defineProperty(target, Symbol.hasInstance, { value: isOne });
}
