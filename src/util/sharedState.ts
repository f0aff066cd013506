/**
 * State shared by all copies of a module: `jest.resetModules()` creates copies, and late-loaded code may get another
 * copy. Each Jest test file has its own.
 */
export function sharedState<T>(name: string, create: () => T): T {
  const places = globalThis as unknown as Record<symbol, T | undefined>;
  return (places[Symbol.for(`stepmill.${name}`)] ??= create());
}
