import { HarnessError } from '../../errors/HarnessError';
import type { MockScope } from '../../tasks/mocking/Mocks';
import { NotHereError } from '../places/NotHereError';
import { Lifetimes } from './Lifetimes';

/** The context that Vitest and node:test pass to a test and its hooks. */
interface TestContext {
  skip(reason: string): unknown;
  /** Only node:test has it. */
  diagnostic?(message: string): unknown;
}

/** What a runner can say about its tests. */
export interface RunnerKnowledge {
  /** Whether the running code belongs to a concurrent test. */
  readonly isBeside?: () => boolean;
  /** Whether a test is running that is not concurrent. */
  readonly isRunning?: (() => boolean) | undefined;
  /** Called at the end of a test. Returns a function that says whether other hooks of this test still run. */
  readonly watchEnd?: (() => () => boolean) | undefined;
  /**
   * Runs the end of a test. Returns the rejections that were not handled meanwhile, if the runner does not count them
   * for the test itself.
   */
  readonly unhandledDuring?: (action: () => Promise<void>) => Promise<readonly unknown[]>;
  /** Whether tests of the file were skipped or have failed. `context`: what the runner passed to the last test. */
  readonly isPartial?: ((context: unknown) => boolean) | undefined;
  /** Whether tests or hooks run, so that no more hooks can be added. */
  readonly hasBegun?: (() => boolean) | undefined;
  /** The `describe` whose `beforeAll` runs; `undefined` at the top of the file, and in tests. */
  readonly block?: (() => object | undefined) | undefined;
  /** Calls back when a `describe` has ended. */
  readonly onBlockEnd?: ((listener: (block: object) => void) => void) | undefined;
  /** The `describe`s around the running test or hook, if nothing else reports that one has ended. */
  readonly blocksAround?: (() => readonly object[]) | undefined;
}

/** The test that is running. It is skipped if it cannot run in the place. */
export class TestInProgress {
  /** Whether a runner's hooks report when a test begins. Without them, everything belongs to a test. */
  private readonly hooked: boolean;
  private context: unknown;
  /** Tests of node:test may contain subtests. */
  private depth = 0;
  private reason: string | undefined;
  private standingReason: string | undefined;

  /** Whether the running code belongs to a concurrent test (`test.concurrent`), if the runner knows. */
  private readonly isBeside: () => boolean;
  private readonly isRunning: () => boolean;
  private readonly someLeftOut: (context: unknown) => boolean;
  private lastContext: unknown;
  /** See RunnerKnowledge. */
  readonly unhandledDuring: (action: () => Promise<void>) => Promise<readonly unknown[]>;
  private readonly watchEnd: () => () => boolean;
  private isAfterEnd = (): boolean => false;
  private readonly block: () => object | undefined;
  private readonly blocksAround: RunnerKnowledge['blocksAround'];
  private readonly lifetimes = new Lifetimes();

  /** `isRunning`: whether a test is running, for runners that report it without `begin` and `end`. */
  constructor({
    hooked = false,
    isBeside = (): boolean => false,
    isRunning,
    isPartial = (): boolean => false,
    watchEnd = (): (() => boolean) => () => false,
    block = (): undefined => undefined,
    onBlockEnd,
    blocksAround,
    unhandledDuring = async (action): Promise<readonly unknown[]> => (await action(), []),
  }: RunnerKnowledge & { hooked?: boolean } = {}) {
    this.hooked = hooked;
    this.isBeside = isBeside;
    this.someLeftOut = isPartial;
    this.watchEnd = watchEnd;
    this.block = block;
    this.blocksAround = blocksAround;
    onBlockEnd?.((ended) => {
      this.lifetimes.end((one) => one === ended);
    });
    this.unhandledDuring = unhandledDuring;
    this.isRunning = isRunning ?? ((): boolean => this.depth > 0);
  }

  /** The scope of a mock written now: the running test, or all tests of the file. */
  get scope(): MockScope {
    this.endBlocks();
    return !this.hooked || this.isRunning() ? 'test' : 'file';
  }

  /**
   * Like `scope`. Throws a HarnessError in a concurrent test, whose mocks would also affect other tests. Also throws in
   * an `afterEach` that runs after the end of its test.
   */
  scopeAlone(): MockScope {
    if (this.isAfterEnd())
      throw new HarnessError(
        'Code in afterEach runs too late for its test, and would affect the next one. ' +
          'Write it in beforeEach, or at the top of the file for all tests.',
      );
    if (!this.isBeside()) return this.scope;
    throw new HarnessError(
      'Tests of test.concurrent run side by side: a mock in this one would also affect the others, and later ones. ' +
        'Give it a Step Functions of its own: const own = sfn.fresh(); const order = own.stateMachine(…); own.mock.lambda(…)',
    );
  }

  /** In a `beforeAll` of a `describe`, undoes something when the `describe` ends. Elsewhere it stays. */
  undoAfterBlock(undo: () => void): void {
    const block = this.scope === 'file' ? this.block() : undefined;
    if (block !== undefined) this.lifetimes.add(block, undo);
  }

  /** Throws a HarnessError in an `afterEach` that runs after the end of its test, when its results are gone. */
  refuseAfterEnd(what: string): void {
    if (!this.isAfterEnd()) return;
    throw new HarnessError(
      `${what} is read in an afterEach that Jest runs after the end of the test, when its calls, messages and mocks are gone. ` +
        'Move the afterEach into the describe in which stepmill() is called, or call stepmill() at the top of the file.',
    );
  }

  /** `context`: what the runner passes to its hooks; Jest passes nothing. */
  begin(context?: unknown): void {
    this.endBlocks();
    this.depth += 1;
    this.reason = undefined;
    this.context = context;
    this.lastContext = context;
  }

  /** Undoes what belongs to `describe`s that have ended. */
  private endBlocks(): void {
    if (this.blocksAround === undefined || this.lifetimes.isEmpty) return;
    const around = this.blocksAround();
    this.lifetimes.end((block) => !around.includes(block));
  }

  end(): void {
    this.depth = Math.max(0, this.depth - 1);
    this.context = undefined;
    this.isAfterEnd = this.watchEnd();
  }

  /**
   * Skips the running test (in Vitest and node:test with its context, in Jest with `skipInJest`), and throws to end it.
   * Outside of a test, remembers the reason for tests that start an execution.
   */
  skip(reason: string): void {
    if (!this.isRunning()) {
      this.standingReason ??= reason;
      return;
    }
    this.reason ??= reason;
    if (isContext(this.context)) this.context.skip(reason);
    throw new NotHereError(reason);
  }

  /**
   * Whether tests of the file were skipped or have failed, if the runner can say. Mocks that the others leave unused
   * then mean nothing.
   */
  get isPartial(): boolean {
    return this.someLeftOut(this.lastContext);
  }

  /** Adds a message to the test's result, if the runner can show it. */
  note(message: string): void {
    if (isContext(this.context)) this.context.diagnostic?.(message);
  }

  /** Why the last test had to be skipped, if it had to be; returned once. */
  takeReason(): string | undefined {
    const { reason } = this;
    this.reason = undefined;
    return reason;
  }

  /** See `Stepmill.skippable`. */
  skippable<Arguments extends readonly unknown[]>(
    test: (...args: Arguments) => unknown,
  ): (...args: Arguments) => Promise<void> {
    return async (...args) => {
      try {
        await test(...args);
      } catch (error) {
        // Errors after the skip do not count.
        if (this.takeReason() === undefined) throw error;
      }
    };
  }

  /** Skips the running test because of something outside of it. */
  skipForStandingReason(): void {
    if (this.standingReason === undefined) return;
    this.skip(this.standingReason);
    throw new NotHereError(this.standingReason);
  }
}

function isContext(context: unknown): context is TestContext {
  // Vitest's context is a function.
  return typeof (context as Partial<TestContext> | null | undefined)?.skip === 'function';
}
