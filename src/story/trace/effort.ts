import type { Story } from './Story';

/**
 * State transitions as AWS counts and bills them: the start and each redrive, one for each state entered, and one more
 * for each time that Retry or a redrive ran a state again. See "AWS Step Functions pricing" and "Transitions" of the
 * AWS guide.
 */
export function transitionsOf({ events = [], visits }: Pick<Story, 'events' | 'visits'>): number {
  const starts = events.filter(({ type }) => type === 'ExecutionStarted' || type === 'ExecutionRedriven');
  return starts.length + visits.reduce((sum, { attempts }) => sum + Math.max(1, attempts.length), 0);
}

/** How long an execution took on its own clock, in milliseconds; up to its last event while it is running. */
export function durationOf({ startMs, stopMs, events }: Story): number {
  return (stopMs ?? events?.at(-1)?.timestampMs ?? startMs) - startMs;
}
