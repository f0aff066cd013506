import { NotHereError } from '../place/NotHereError';

/** What Vitest and node:test hand to a test and its hooks. */
interface TestContext {
  skip(reason: string): unknown;
}

/** The test that is running, to be skipped when the place cannot run it. */
export class TestInProgress {
  private context: unknown;
  private isRunning = false;
  private standingReason: string | undefined;

  /** `context`: what the runner hands to its hooks; Jest hands them nothing. */
  begin(context?: unknown): void {
    this.isRunning = true;
    this.context = context;
  }

  end(): void {
    this.isRunning = false;
    this.context = undefined;
  }

  /**
   * Skips the running test: Vitest by its context, node:test by its context and an error that `skippable` takes, Jest
   * by an error that `reportSkips` takes. Outside of a test, remembers the reason for the tests that start something.
   */
  skip(reason: string): void {
    if (!this.isRunning) {
      this.standingReason ??= reason;
      return;
    }
    if (isContext(this.context)) this.context.skip(reason);
    throw new NotHereError(reason);
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
