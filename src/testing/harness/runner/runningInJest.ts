import type { RunnerKnowledge } from './TestInProgress';

/** The parts of jest-circus's state that are read. */
interface CircusState {
  readonly currentlyRunningTest?: RunningTest | null;
  readonly rootDescribeBlock?: CircusBlock;
}

interface RunningTest {
  readonly concurrent?: boolean;
  /** How often it was begun: `jest.retryTimes` runs the same one again. */
  readonly invocations?: number;
}

interface CircusBlock {
  readonly children?: readonly (CircusBlock & CircusTest)[];
}

interface CircusTest {
  readonly status?: string | null;
  readonly errors?: readonly unknown[];
}

/**
 * What jest-circus tells: whether a test is running that has hooks, as those of `test.concurrent` have not, whether the
 * hooks after a test still run, and whether tests were skipped or have failed. Nothing where the runner is none that it knows: hooks have to say so then. Jest makes
 * some forty promises for each hook of a test, a twelfth of all that an empty test takes.
 */
export function runningInJest(): Pick<RunnerKnowledge, 'isRunning' | 'isPartial' | 'watchEnd'> {
  const symbols = Object.getOwnPropertySymbols(globalThis);
  const symbol = symbols.find(({ description }) => description === 'JEST_STATE_SYMBOL');
  if (symbol === undefined) return {};
  const runner = globalThis as unknown as Readonly<Record<symbol, CircusState | undefined>>;
  if (runner[symbol]?.currentlyRunningTest !== null) return {};
  return {
    isRunning() {
      const test = runner[symbol]?.currentlyRunningTest ?? undefined;
      return test !== undefined && test.concurrent !== true;
    },
    watchEnd() {
      const ended = runner[symbol]?.currentlyRunningTest ?? undefined;
      const invocations = ended?.invocations;
      return () =>
        ended !== undefined && runner[symbol]?.currentlyRunningTest === ended && ended.invocations === invocations;
    },
    isPartial: () => isPartial(runner[symbol]?.rootDescribeBlock ?? {}),
  };
}

function isPartial({ children = [] }: CircusBlock): boolean {
  return children.some((child) => child.status === 'skip' || (child.errors ?? []).length > 0 || isPartial(child));
}
