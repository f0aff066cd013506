import { HarnessError } from './HarnessError';

/**
 * What was thrown, when it is a mistake of the tester: a HarnessError, or an expectation of the test that failed. No
 * Retry or Catch of a workflow may swallow it. `where` tells of an expectation where it stands.
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

/** What Jest, Vitest, chai and node:assert throw. Errors of another realm (Jest has one of its own) are no instances of ours. */
function isAssertion(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null || !('name' in error && 'message' in error)) return false;
  return (
    'matcherResult' in error ||
    error.name === 'AssertionError' ||
    error.name === 'JestAssertionError' ||
    (error as { code?: unknown }).code === 'ERR_ASSERTION'
  );
}
