import { describeError } from '../story/formatStory';
import type { Matcher } from './Matcher';
import { asRun } from './subjects';

/** The execution has failed with this error and, where it is given, this cause (asymmetric matchers work for both). */
export const toHaveFailedWith: Matcher<[error: unknown, cause?: unknown]> = function (received, error, cause) {
  const run = asRun(received, 'toHaveFailedWith');
  const pass =
    run.status === 'FAILED' && this.equals(run.error, error) && (cause === undefined || this.equals(run.cause, cause));
  return {
    pass,
    message: () =>
      [
        `expected the execution ${this.isNot ? 'not ' : ''}to have failed`,
        `  with error: ${this.utils.printExpected(error)}`,
        ...(cause === undefined ? [] : [`  and cause:  ${this.utils.printExpected(cause)}`]),
        run.status === 'FAILED'
          ? `but it failed with ${describeError(run.error, run.cause)}`
          : `but it is ${run.status}`,
        '',
        run.toString(),
      ].join('\n'),
  };
};
