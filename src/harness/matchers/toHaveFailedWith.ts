import { Run } from '../run/Run';
import { checkErrorText } from './checkExpected';
import { failure, to, difference } from './failure';
import type { Matcher } from './Matcher';
import { decidingItem } from './decidingItem';
import { errorOf } from '../../story/trace/Story';
import { describeStatus } from './statusMatchers';
import { asRunOrState, subjectName } from './subjects';
import { decide, isOpen, notEntered, whyUndecided } from './undecided';

export const toHaveFailedWith: Matcher<[error: unknown, cause?: unknown]> = function (received, ...expected) {
  const [error, cause] = expected;
  const given = asRunOrState(received, 'toHaveFailedWith');
  // Only without a cause. A Fail state may have no error; a given cause shows that `undefined` was intended.
  if (error !== undefined || expected.length < 2) checkErrorText(error, 'The error of toHaveFailedWith(…)');
  if (expected.length > 1) checkErrorText(cause, 'The cause of toHaveFailedWith(…)');
  const isRight = (found: { readonly error?: string | undefined; readonly cause?: string | undefined }): boolean =>
    this.equals(found.error, error) && (cause === undefined || this.equals(found.cause, cause));
  const subject = decidingItem(given, (visit) => this.isNot === true && isRight(errorOf(visit)));
  const failed = subject instanceof Run ? subject.status === 'FAILED' : subject.error !== undefined;
  const rightError = this.equals(subject.error, error);
  const rightCause = cause === undefined || this.equals(subject.cause, cause);
  const cut =
    subject instanceof Run
      ? subject.status === 'TIMED_OUT' || subject.status === 'ABORTED'
      : subject.last?.outcome === 'aborted';
  const undecided = !failed && (notEntered(subject) || isOpen(subject) || cut);
  return {
    pass: decide(this, undecided, failed && rightError && rightCause),
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
        ...whyUndecided(
          this,
          subject,
          undecided,
          isOpen(subject)
            ? 'It may still do so. Await its end.'
            : 'That is not a success. Write how it ended: .toHaveTimedOut() or .toHaveBeenAborted()',
        ),
      ]),
  };
};
