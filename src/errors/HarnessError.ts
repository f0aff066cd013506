import { brandErrors, hasBrand, setBrand } from './brand';

/**
 * A mistake of whoever runs Stepmill (an unmocked task, a mock case that does not exist …). It fails the test or the
 * request: no Retry and no `Catch: States.ALL` of the workflow under test can swallow it.
 */
export class HarnessError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HarnessError';
    setBrand(this, 'HarnessError');
  }

  /** Whether a value is one, also when another copy of this module made it. */
  static is(value: unknown): value is HarnessError {
    return hasBrand(value, 'HarnessError');
  }
}
brandErrors(HarnessError, 'HarnessError');

/**
 * What was thrown, when it is a mistake of the tester: a HarnessError, or an expectation of the test that failed. No
 * Retry or Catch of a workflow may swallow it. `where` says where a failed expectation stands.
 */
export function testersMistake(thrown: unknown, where: () => string): HarnessError | undefined {
  // A thrown value may be anything, also something that cannot be looked at.
  try {
    if (HarnessError.is(thrown)) return thrown;
    return isAssertion(thrown)
      ? new HarnessError(`An expectation inside ${where()} failed:\n${thrown.message}`)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What Jest, Vitest, chai and node:assert throw. Errors of another realm (Jest has one of its own) are not instances of ours. */
function isAssertion(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null || !('name' in error && 'message' in error)) return false;
  return (
    'matcherResult' in error ||
    error.name === 'AssertionError' ||
    error.name === 'JestAssertionError' ||
    (error as { code?: unknown }).code === 'ERR_ASSERTION'
  );
}
