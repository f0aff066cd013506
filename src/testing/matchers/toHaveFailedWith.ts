import { Run } from '../run/Run';
import { difference } from './difference';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatcher';
import { asRunOrState, nameOf } from './subjects';

export const toHaveFailedWith: Matcher<[error: unknown, cause?: unknown]> = function (received, error, cause) {
  const subject = asRunOrState(received, 'toHaveFailedWith');
  const failed = subject instanceof Run ? subject.status === 'FAILED' : subject.error !== undefined;
  const rightError = this.equals(subject.error, error);
  const rightCause = cause === undefined || this.equals(subject.cause, cause);
  return {
    pass: failed && rightError && rightCause,
    message: () =>
      failure(subject, [
        `expected ${nameOf(subject)} ${to(this)} have failed with`,
        ...(failed
          ? [
              ...difference(this, error, subject.error, 'error'),
              ...(cause === undefined ? [] : difference(this, cause, subject.cause, 'cause')),
            ]
          : [`  error: ${this.utils.printExpected(error)}`, `but it ${describeStatus(subject)}`]),
      ]),
  };
};
