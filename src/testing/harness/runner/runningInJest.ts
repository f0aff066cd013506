/** The part of jest-circus's state that is looked at. */
interface CircusState {
  readonly currentlyRunningTest?: { readonly concurrent?: boolean } | null;
}

/**
 * Makes a function that says whether a test of jest-circus is running that has hooks, as those of `test.concurrent` have
 * not. `undefined` where the runner is none that it knows: hooks have to say so then. Jest makes some forty promises for
 * each hook of a test, a twelfth of all that an empty test takes.
 */
export function runningInJest(): (() => boolean) | undefined {
  const symbols = Object.getOwnPropertySymbols(globalThis);
  const symbol = symbols.find(({ description }) => description === 'JEST_STATE_SYMBOL');
  if (symbol === undefined) return undefined;
  const runner = globalThis as unknown as Readonly<Record<symbol, CircusState | undefined>>;
  if (runner[symbol]?.currentlyRunningTest !== null) return undefined;
  return () => {
    const test = runner[symbol]?.currentlyRunningTest ?? undefined;
    return test !== undefined && test.concurrent !== true;
  };
}
