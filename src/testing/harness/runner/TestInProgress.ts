import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import { NotHereError } from '../../places/NotHereError';

/** What Vitest and node:test hand to a test and its hooks. */
interface TestContext {
  skip(reason: string): unknown;
  /** Of node:test. */
  diagnostic?(message: string): unknown;
}

/** What a runner can say at any time. */
export interface RunnerKnowledge {
  /** Whether the code that runs now is that of a test beside others. */
  readonly isBeside?: () => boolean;
  /** Whether a test runs, alone. */
  readonly isRunning?: (() => boolean) | undefined;
  /** Whether tests of the file were skipped or have failed. `context`: what the runner has handed to the last test. */
  readonly isPartial?: ((context: unknown) => boolean) | undefined;
}

/** The test that is running, to be skipped when the place cannot run it. */
export class TestInProgress {
  /** Whether hooks of a runner say when a test begins; without them, everything belongs to a test. */
  private readonly hooked: boolean;
  private context: unknown;
  /** Tests of node:test may hold others. */
  private depth = 0;
  private reason: string | undefined;
  private standingReason: string | undefined;

  /** Whether the code that runs now is that of a test which runs beside others (`test.concurrent`), where the runner can say. */
  private readonly isBeside: () => boolean;
  private readonly isRunning: () => boolean;
  private readonly someLeftOut: (context: unknown) => boolean;
  private lastContext: unknown;

  /** `isRunning`: whether a test runs, where that is known without `begin` and `end`. */
  constructor({
    hooked = false,
    isBeside = (): boolean => false,
    isRunning,
    isPartial = (): boolean => false,
  }: RunnerKnowledge & { hooked?: boolean } = {}) {
    this.hooked = hooked;
    this.isBeside = isBeside;
    this.someLeftOut = isPartial;
    this.isRunning = isRunning ?? ((): boolean => this.depth > 0);
  }

  /** Whose what is written now is: of the test that is running, or of all tests of the file. */
  get scope(): MockScope {
    return !this.hooked || this.isRunning() ? 'test' : 'file';
  }

  /** As `scope`. Throws a HarnessError in a test beside others: what it writes would be there for these, too, and for later ones. */
  scopeAlone(): MockScope {
    if (!this.isBeside()) return this.scope;
    throw new HarnessError(
      'Tests of test.concurrent run side by side: what this one writes would answer the others, too, and those that come later. ' +
        'Give it a Step Functions of its own: const own = sfn.fresh(); const order = own.stateMachine(…); own.mock.lambda(…)',
    );
  }

  /** `context`: what the runner hands to its hooks; Jest hands them nothing. */
  begin(context?: unknown): void {
    this.depth += 1;
    this.reason = undefined;
    this.context = context;
    this.lastContext = context;
  }

  end(): void {
    this.depth = Math.max(0, this.depth - 1);
    this.context = undefined;
  }

  /**
   * Skips the running test: Vitest and node:test by its context, Jest by `skipInJest`; an error ends it. Outside of a
   * test, remembers the reason for the tests that start something.
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

  /** Whether tests of the file were skipped or have failed, where the runner can say: what the others leave unused tells nothing. */
  get isPartial(): boolean {
    return this.someLeftOut(this.lastContext);
  }

  /** Says something beside the test's result, where the runner can. */
  note(message: string): void {
    if (isContext(this.context)) this.context.diagnostic?.(message);
  }

  /** Why the last test was to be skipped, if it was; told once. */
  takeReason(): string | undefined {
    const { reason } = this;
    this.reason = undefined;
    return reason;
  }

  /** Skips the running test for what was asked outside of it. */
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
