import type { RunnerKnowledge } from './TestInProgress';

/** The part of jest-circus's state that is read. */
interface CircusState {
  readonly hasStarted?: boolean;
  readonly currentlyRunningTest?: RunningTest | null;
  readonly rootDescribeBlock?: CircusBlock;
}

interface RunningTest {
  readonly concurrent?: boolean;
  /** How often it was started: `jest.retryTimes` runs the same one again. */
  readonly invocations?: number;
}

interface CircusBlock {
  /** Absent for the block around the file. */
  readonly parent?: object | undefined;
  readonly children?: readonly (CircusBlock & CircusTest)[];
}

interface CircusTest {
  readonly status?: string | null;
  readonly errors?: readonly unknown[];
}

/**
 * What jest-circus knows: whether a test with hooks is running (tests of `test.concurrent` have none), whether the
 * hooks after a test still run, whether tests were skipped or have failed, and which `describe` runs. Empty for an
 * unknown runner, where hooks report this instead. Jest creates some forty promises for each hook of a test, a twelfth
 * of the time of an empty test.
 */
export function runningInJest(): RunnerKnowledge {
  const symbols = Object.getOwnPropertySymbols(globalThis);
  const symbol = symbols.find(({ description }) => description === 'JEST_STATE_SYMBOL');
  if (symbol === undefined) return {};
  const runner = globalThis as unknown as Readonly<Record<symbol, CircusState | undefined>>;
  const hasBegun = (): boolean => runner[symbol]?.hasStarted === true;
  if (runner[symbol]?.currentlyRunningTest !== null) return { hasBegun };
  return {
    hasBegun,
    ...watchBlocks(),
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

interface CircusEvent {
  readonly name: string;
  readonly describeBlock?: CircusBlock;
}

/** The property in which jest-circus keeps its event listeners. */
const handlersSymbol = Symbol.for('EVENT_HANDLERS');

/** The running `describe`, from the events of jest-circus. */
function watchBlocks(): Pick<RunnerKnowledge, 'block' | 'onBlockEnd'> {
  const handlers = (globalThis as { [handlersSymbol]?: ((event: CircusEvent) => void)[] })[handlersSymbol];
  if (!Array.isArray(handlers)) return {};
  const open: CircusBlock[] = [];
  const listeners: ((block: object) => void)[] = [];
  handlers.push(({ name, describeBlock }) => {
    if (name === 'run_describe_start') open.push(describeBlock!);
    if (name !== 'run_describe_finish') return;
    open.pop();
    for (const listener of listeners) listener(describeBlock!);
  });
  return {
    block() {
      const block = open.at(-1);
      return block?.parent === undefined ? undefined : block;
    },
    onBlockEnd: (listener) => void listeners.push(listener),
  };
}

function isPartial({ children = [] }: CircusBlock): boolean {
  return children.some((child) => child.status === 'skip' || (child.errors ?? []).length > 0 || isPartial(child));
}
