import { Run } from '../run/Run';
import { nextOf } from '../../story/trace/strands';
import { describeError } from '../../story/trace/formatStory';
import { errorOf, type Visit } from '../../story/trace/Story';
import { checkErrorText } from './checkExpected';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatchers';
import { asRunOrState, subjectName } from './subjects';
import { decide, notEntered, whyUndecided } from './undecided';

export const toHaveCaught: Matcher<[error?: unknown, cause?: unknown]> = function (received, ...expected) {
  const [error, cause] = expected;
  const subject = asRunOrState(received, 'toHaveCaught');
  if (error !== undefined || expected.length === 1) checkErrorText(error, 'The error of toHaveCaught(…)');
  if (expected.length > 1) checkErrorText(cause, 'The cause of toHaveCaught(…)');
  const visits = subject instanceof Run ? subject.story.visits : subject.visits;
  const caught = visits.filter(({ outcome }) => outcome === 'caught');
  const pass = caught.some((visit) => {
    const found = errorOf(visit);
    return (
      (error === undefined || this.equals(found.error, error)) &&
      (cause === undefined || this.equals(found.cause, cause))
    );
  });
  return {
    pass: decide(this, notEntered(subject), pass),
    message: () =>
      failure(subject, [
        `expected ${subjectName(subject)} ${to(this)} have caught ${error === undefined ? 'an error' : this.utils.printExpected(error)}`,
        ...(cause === undefined ? [] : [`  with the cause ${this.utils.printExpected(cause)}`]),
        ...(caught.length === 0 ? [`but it ${nothingCaught(subject)}`] : ['but it caught', ...caught.map(describe)]),
        ...whyUndecided(this, subject, notEntered(subject), ''),
      ]),
  };
};

function nothingCaught(subject: Parameters<typeof describeStatus>[0]): string {
  return subject instanceof Run ? 'caught none' : describeStatus(subject);
}

function describe(visit: Visit): string {
  const { error, cause } = errorOf(visit);
  const next = nextOf(visit);
  return `  ${describeError(error, cause)} in state '${visit.state}'${next === undefined ? '' : `, and went to '${next}'`}`;
}
