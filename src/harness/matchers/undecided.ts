import { Run } from '../run/Run';
import type { StateView } from '../run/StateView';
import type { MatcherContext } from './Matcher';

/**
 * Whether a matcher passes. If there is nothing to judge (the run is still running, the state was not entered, there is
 * no output), it fails with `.not`, too. Otherwise `.not` would pass for a workflow that never got that far.
 */
export function decide({ isNot }: MatcherContext, undecided: boolean, pass: boolean): boolean {
  return undecided ? isNot === true : pass;
}

/** Whether the subject is a state that was not entered. */
export function notEntered(subject: Run | StateView): boolean {
  return !(subject instanceof Run) && subject.last === undefined;
}

/** Whether the subject has not ended yet. */
export function isOpen(subject: Run | StateView): boolean {
  if (subject instanceof Run) return subject.status === 'RUNNING' || subject.status === 'PENDING_REDRIVE';
  return subject.last?.outcome === 'open';
}

/** The line in a failure of `.not` that says why it fails both ways, and what to write instead. */
export function whyUndecided(
  { isNot }: MatcherContext,
  subject: Run | StateView,
  undecided: boolean,
  write: string,
): string[] {
  if (isNot !== true || !undecided) return [];
  if (notEntered(subject))
    return [
      `With .not, too, the state must have been entered. To assert that it was not: expect(run).not.toHaveEntered('${subject instanceof Run ? '' : subject.name}')`,
    ];
  return [write];
}
