import { parseDuration, type Duration } from '../../tasks/mocking/parseDuration';
import { times } from '../../util/formatCount';
import { formatDuration } from '../../story/trace/formatDuration';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import { checkCount } from './checkNames';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { decidingItem } from './decidingItem';
import { retriesOf, retryDelaysMs, type Visit } from '../../story/trace/Story';
import { describeStatus } from './statusMatchers';
import { asState } from './subjects';
import { checkExpected } from './checkExpected';
import { decide, whyUndecided } from './undecided';

type Attempts = Pick<Visit, 'attempts'>;

/** More expectations of a state's retries. */
export interface RetryExpectation {
  /** The time from the end of each attempt to the start of the next: `['1s', '2s']`. */
  readonly delays?: readonly Duration[];
  /** The error before each retry, in order. */
  readonly errors?: readonly unknown[];
}

export const toHaveRetried: Matcher<[count?: number, more?: RetryExpectation]> = function (received, count, more = {}) {
  const given = asState(received, 'toHaveRetried');
  checkCount(count, 'toHaveRetried');
  checkMembers(more, ['delays', 'errors'], 'toHaveRetried(count, more)');
  const { delays, errors } = more;
  for (const list of [delays, errors])
    if (list !== undefined && !Array.isArray(list))
      throw new HarnessError(
        "delays and errors of toHaveRetried(…) are lists, one for each retry: { delays: ['1s'] }.",
      );
  errors?.forEach((error, index) => {
    checkExpected(error, `Error ${index} of toHaveRetried(…)`);
  });
  const wantedMs = delays?.map((delay) => Math.round(parseDuration(delay, 'A delay of toHaveRetried(…)') * 1000));
  const errorsOf = ({ attempts }: Attempts): unknown[] =>
    attempts.filter((_, index) => attempts[index + 1]?.startedBy === 'retry').map(({ error }) => error);
  const isRight = (visit: Attempts): boolean => {
    const retries = retriesOf(visit).length;
    return (
      (count === undefined ? retries > 0 : retries === count) &&
      (wantedMs === undefined || this.equals(retryDelaysMs(visit), wantedMs)) &&
      (errors === undefined || this.equals(errorsOf(visit), errors))
    );
  };
  // A count of 0 must hold in each item.
  const state = decidingItem(given, (visit) => (count === 0 ? !isRight(visit) : this.isNot === true && isRight(visit)));
  const { last = { attempts: [] } } = state;
  const waitedMs = retryDelaysMs(last);
  const after = errorsOf(last);
  const pass = isRight(last);
  return {
    pass: decide(this, !state.entered, pass),
    message: () =>
      failure(state, [
        `expected ${state.description} ${to(this)} have been retried${count === undefined ? '' : ` ${times(count)}`}`,
        ...(wantedMs === undefined ? [] : [`  after ${list(wantedMs)}`]),
        ...(errors === undefined
          ? []
          : [`  because of ${errors.map((error) => this.utils.printExpected(error)).join(', ')}`]),
        state.entered ? `but it was retried ${times(state.retries)}` : `but it ${describeStatus(state)}`,
        ...(wantedMs === undefined || waitedMs.length === 0 ? [] : [`  after ${list(waitedMs)}`]),
        ...(errors === undefined || after.length === 0
          ? []
          : [`  because of ${after.map((error) => this.utils.printReceived(error)).join(', ')}`]),
        ...whyUndecided(this, state, !state.entered, ''),
      ]),
  };
};

function list(delaysMs: readonly number[]): string {
  return delaysMs.map(formatDuration).join(', ');
}
