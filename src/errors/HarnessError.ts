import { brandErrors, hasBrand, setBrand } from './brand';

/**
 * A mistake in the test or its setup: an unmocked task, an unknown name or option, or a test that ended with a run in
 * flight. The message says what happened, which names exist, and what to write. It rejects the promise of `run`, or
 * fails the test at its end: no Retry and no `Catch: States.ALL` of the workflow can swallow it. `HarnessError.is(error)`
 * recognises it in any realm.
 */
export class HarnessError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HarnessError';
    setBrand(this, 'HarnessError');
  }

  /** Whether a value is one, even if another copy of this module created it. */
  static is(value: unknown): value is HarnessError {
    return hasBrand(value, 'HarnessError');
  }
}
brandErrors(HarnessError, 'HarnessError');

/**
 * The thrown value as a HarnessError if it is the tester's error: a HarnessError, or a failed assertion of the test. No
 * Retry or Catch of a workflow may swallow it. `where` returns the place of a failed assertion.
 */
export function testersMistake(thrown: unknown, where: () => string): HarnessError | undefined {
  // Anything can be thrown, even an object whose members cannot be read.
  try {
    if (HarnessError.is(thrown)) return thrown;
    return isAssertion(thrown)
      ? new HarnessError(`An expectation inside ${where()} failed:\n${thrown.message}`)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a value is an assertion error of Jest, Vitest, chai or node:assert. Errors of another realm (Jest has its
 * own) are not instances of ours.
 */
function isAssertion(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null || !('name' in error && 'message' in error)) return false;
  return (
    'matcherResult' in error ||
    error.name === 'AssertionError' ||
    error.name === 'JestAssertionError' ||
    (error as { code?: unknown }).code === 'ERR_ASSERTION'
  );
}
