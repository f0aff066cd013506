import { NotHereError } from '../../places/NotHereError';

/** What Vitest and node:test hand to a test and its hooks. */
interface TestContext {
  skip(reason: string): unknown;
}

/** The test that is running, to be skipped when the place cannot run it. */
export class TestInProgress {
  private context: unknown;
  private isRunning = false;
  private reason: string | undefined;
  private standingReason: string | undefined;

  /** `context`: what the runner hands to its hooks; Jest hands them nothing. */
  begin(context?: unknown): void {
    this.isRunning = true;
    this.reason = undefined;
    this.context = context;
  }

  end(): void {
    this.isRunning = false;
    this.context = undefined;
  }

  /**
   * Skips the running test: Vitest and node:test by its context, Jest by `skipInJest`; an error ends it. Outside of a
   * test, remembers the reason for the tests that start something.
   */
  skip(reason: string): void {
    if (!this.isRunning) {
      this.standingReason ??= reason;
      return;
    }
    this.reason ??= reason;
    if (isContext(this.context)) this.context.skip(reason);
    throw new NotHereError(reason);
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
