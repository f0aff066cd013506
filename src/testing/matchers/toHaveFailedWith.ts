import { Run } from '../harness/run/Run';
import { difference } from './difference';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatcher';
import { asRunOrState, subjectName } from './subjects';

export const toHaveFailedWith: Matcher<[error: unknown, cause?: unknown]> = function (received, error, cause) {
  const subject = asRunOrState(received, 'toHaveFailedWith');
  const failed = subject instanceof Run ? subject.status === 'FAILED' : subject.error !== undefined;
  const rightError = this.equals(subject.error, error);
  const rightCause = cause === undefined || this.equals(subject.cause, cause);
  return {
    pass: failed && rightError && rightCause,
    message: () =>
      failure(subject, [
        `expected ${subjectName(subject)} ${to(this)} have failed with`,
        ...(this.isNot === true || !failed
          ? [
              `  error: ${this.utils.printExpected(error)}`,
              ...(cause === undefined ? [] : [`  cause: ${this.utils.printExpected(cause)}`]),
            ]
          : [
              ...(rightError ? [] : difference(this, error, subject.error, 'error')),
              ...(rightCause ? [] : difference(this, cause, subject.cause, 'cause')),
            ]),
        ...(failed ? [] : [`but it ${describeStatus(subject)}`]),
      ]),
  };
};
