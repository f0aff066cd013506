import { HarnessError } from '../../errors/HarnessError';
import { parseDuration, type Duration } from '../../tasks/mocking/parseDuration';
import { Run } from '../run/Run';
import { formatDuration } from '../../story/trace/formatDuration';
import { checkMembers } from '../../util/checkMembers';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatchers';
import { asRunOrState, subjectName } from './subjects';
import { decide, whyUndecided } from './undecided';

/** An exact length of time, or its bounds. */
export type DurationExpectation = Duration | { readonly atLeast?: Duration; readonly atMost?: Duration };

export const toHaveTaken: Matcher<[time: DurationExpectation]> = function (received, time) {
  const subject = asRunOrState(received, 'toHaveTaken');
  const { leastMs, mostMs, words } = boundsOf(time);
  const missing = !(subject instanceof Run) && !subject.entered;
  const took = subject.durationMs;
  return {
    pass: decide(this, missing, took >= leastMs && took <= mostMs),
    message: () =>
      failure(subject, [
        `expected ${subjectName(subject)} ${to(this)} have taken ${words}, but it ` +
          (missing ? describeStatus(subject) : `took ${formatDuration(took)}`),
        ...whyUndecided(this, subject, missing, ''),
      ]),
  };
};

function boundsOf(time: DurationExpectation): { leastMs: number; mostMs: number; words: string } {
  if (typeof time !== 'object') {
    const ms = toMs(time);
    return { leastMs: ms, mostMs: ms, words: formatDuration(ms) };
  }
  checkMembers(time, ['atLeast', 'atMost'], 'toHaveTaken(time)');
  const { atLeast, atMost } = time ?? {};
  if (atLeast === undefined && atMost === undefined)
    throw new HarnessError("toHaveTaken takes a time ('7s', 7) or its bounds: { atLeast: '5s', atMost: '10s' }.");
  const leastMs = atLeast === undefined ? 0 : toMs(atLeast);
  const mostMs = atMost === undefined ? Infinity : toMs(atMost);
  if (leastMs > mostMs)
    throw new HarnessError(
      `No time is at least ${formatDuration(leastMs)} and at most ${formatDuration(mostMs)}: the bounds of toHaveTaken(…) are swapped.`,
    );
  const words = [
    ...(atLeast === undefined ? [] : [`at least ${formatDuration(leastMs)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatDuration(mostMs)}`]),
  ];
  return { leastMs, mostMs, words: words.join(' and ') };
}

function toMs(time: Duration): number {
  return Math.round(parseDuration(time, 'The time of toHaveTaken(…)') * 1000);
}
