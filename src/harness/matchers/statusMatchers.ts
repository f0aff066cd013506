import { Run } from '../run/Run';
import type { StateView } from '../run/StateView';
import { formatDuration } from '../../story/trace/formatDuration';
import type { ExecutionStatus, Visit } from '../../story/trace/Story';
import { failure, to } from './failure';
import { decidingItem } from './decidingItem';
import type { Matcher } from './Matcher';
import { asRunOrState, subjectName } from './subjects';
import { decide, isOpen, notEntered, whyUndecided } from './undecided';

interface StatusWords {
  /** The words after "to": `have failed`. */
  readonly words: string;
  readonly run: ExecutionStatus;
  /** Whether the last visit of a state matches. */
  readonly visit: (visit: Visit) => boolean;
  /** Whether it must hold in each item of a Map in which the state ran. */
  readonly inEach?: boolean;
  /** Outcomes that are neither this one nor its opposite, besides an execution or visit that is still open. */
  readonly neither?: readonly (ExecutionStatus | Visit['outcome'])[];
}

/** A matcher of the status of a run, or of the last visit of a state. */
function statusMatcher(name: string, { words, run, visit, inEach, neither = [] }: StatusWords): Matcher<[]> {
  return function (received) {
    const decides = (one: Visit): boolean => (inEach === true ? !visit(one) : this.isNot === true && visit(one));
    const subject = decidingItem(asRunOrState(received, name), decides);
    const pass = subject instanceof Run ? subject.status === run : subject.last !== undefined && visit(subject.last);
    const stands = subject instanceof Run ? subject.status : subject.last?.outcome;
    const undecided =
      !pass &&
      ((run !== 'RUNNING' && (notEntered(subject) || isOpen(subject))) || neither.some((other) => other === stands));
    return {
      pass: decide(this, undecided, pass),
      message: () =>
        failure(subject, [
          `expected ${subjectName(subject)} ${to(this)} ${words}, but it ${describeStatus(subject)}`,
          ...whyUndecided(this, subject, undecided, neitherText(subject)),
        ]),
    };
  };
}

function neitherText(subject: Run | StateView): string {
  const write = subject instanceof Run ? 'expect(run)' : `expect(run.state('${subject.name}'))`;
  return isOpen(subject)
    ? `It may still do so. Await its end, or write ${write}.toBeRunning()`
    : `That is not a success. Write ${write}.toHaveSucceeded(), or say how it ended`;
}

const outcomes = {
  open: 'is still open',
  succeeded: 'succeeded',
  caught: 'failed, and the error was caught',
  failed: 'failed',
  aborted: 'was cut off',
} as const;

/** The words after "it": `is SUCCEEDED`, `was not entered`. */
export function describeStatus(subject: Run | StateView): string {
  if (subject instanceof Run) return `is ${subject.status}`;
  const { last } = subject;
  if (last === undefined) return 'was not entered';
  if (last.outcome === 'open') return `is still open after ${formatDuration(subject.durationMs)}`;
  return outcomes[last.outcome];
}

export const toHaveSucceeded = statusMatcher('toHaveSucceeded', {
  words: 'have succeeded',
  run: 'SUCCEEDED',
  visit: ({ outcome }) => outcome === 'succeeded',
  inEach: true,
});

export const toHaveFailed = statusMatcher('toHaveFailed', {
  words: 'have failed',
  run: 'FAILED',
  visit: ({ outcome }) => outcome === 'failed' || outcome === 'caught',
  neither: ['TIMED_OUT', 'ABORTED', 'aborted'],
});

export const toHaveTimedOut = statusMatcher('toHaveTimedOut', {
  words: 'have timed out',
  run: 'TIMED_OUT',
  visit: ({ attempts }) => attempts.at(-1)?.outcome === 'timedOut',
});

export const toHaveBeenAborted = statusMatcher('toHaveBeenAborted', {
  words: 'have been aborted',
  run: 'ABORTED',
  visit: ({ outcome }) => outcome === 'aborted',
});

export const toBeRunning = statusMatcher('toBeRunning', {
  words: 'be running',
  run: 'RUNNING',
  visit: ({ outcome }) => outcome === 'open',
});
