import type { Hooks } from './attach';

/** What Vitest and node:test pass to a test's hooks. */
interface EndingContext {
  /** Only Vitest has it. */
  onTestFinished?(hook: () => Promise<void>): void;
  /** Only node:test has it. */
  after?(hook: () => Promise<void>): void;
}

type Hook = () => Promise<void>;

/**
 * A Vitest hook that runs after all `afterEach`, in whatever order Vitest runs those: the first hook registered in a
 * test is called last.
 */
export function afterTestInVitest({ beforeEach }: Pick<Hooks, 'beforeEach'>): (hook: Hook) => void {
  return (hook) => void beforeEach((context) => (context as EndingContext).onTestFinished!(hook));
}

/**
 * The same for node:test, which runs `afterEach` in the order of the file, and hooks registered in a test after all of
 * them.
 */
export function afterTestInNode(afterEach: (hook: (context: unknown) => void) => unknown): (hook: Hook) => void {
  return (hook) => void afterEach((context) => (context as EndingContext).after!(hook));
}

/** A `describe` of jest-circus, or its file. */
interface CircusBlock {
  readonly hooks: unknown[];
}

/**
 * The same for Jest, which runs `afterEach` in the order of the file: before the first test, our hook becomes the last
 * of its `describe`. Does nothing for another runner that has Jest's functions.
 */
export function afterTestInJest(
  jest: Pick<Hooks, 'afterEach'> & { beforeAll?(hook: () => void): unknown },
): ((hook: Hook) => void) | undefined {
  const symbols = Object.getOwnPropertySymbols(globalThis);
  const symbol = symbols.find(({ description }) => description === 'JEST_STATE_SYMBOL');
  if (symbol === undefined) return undefined;
  const runner = globalThis as unknown as Readonly<Record<symbol, { currentDescribeBlock?: CircusBlock } | undefined>>;
  return (hook) => {
    const hooks = runner[symbol]?.currentDescribeBlock?.hooks;
    jest.afterEach(hook);
    const own = hooks?.at(-1);
    jest.beforeAll?.(() => {
      const index = hooks?.indexOf(own) ?? -1;
      if (index >= 0) hooks!.push(...hooks!.splice(index, 1));
    });
  };
}
