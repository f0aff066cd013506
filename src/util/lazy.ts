/**
 * A module that is loaded when it is first asked for, so that a program which never asks does not pay for it. This is the
 * one way to load late: both texts name the same module, which `test/architecture.test.ts` checks.
 *
 * @example
 * const loadChoice = lazy(() => require('./states/choice') as typeof import('./states/choice'));
 * loadChoice().compileChoice(compiler);
 */
export function lazy<Module>(load: () => Module): () => Module {
  let loaded: Module | undefined;
  return () => (loaded ??= load());
}
