/**
 * State that all copies of a module share: `jest.resetModules()` makes copies, and what is loaded late may then not be the
 * copy that others have. Each test file of Jest has its own.
 */
export function sharedState<T>(name: string, create: () => T): T {
  const places = globalThis as unknown as Record<symbol, T | undefined>;
  return (places[Symbol.for(`stepmill.${name}`)] ??= create());
}
