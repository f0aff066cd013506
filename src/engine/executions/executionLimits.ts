import { MAX_EXPRESS_MS, MAX_HISTORY_EVENTS, MAX_STANDARD_MS } from '../../language/asl/limits';
import type { WorkflowType } from '../../language/asl/types';
import type { Execution } from './Execution';

/** AWS: Standard executions last a year at most, Express ones five minutes. */
const maxDurationMs: Readonly<Record<WorkflowType, number>> = { STANDARD: MAX_STANDARD_MS, EXPRESS: MAX_EXPRESS_MS };

/**
 * When an execution times out, in epoch milliseconds.
 *
 * AWS: the limit of the machine counts from the redrive (recorded 2026), that of a year from the start (guide).
 */
export function timeLimitMs({
  revision,
  type,
  redriven,
  startDate,
}: Pick<Execution, 'revision' | 'type' | 'redriven' | 'startDate'>): number {
  const { timeoutSeconds = Infinity } = revision.program;
  const longestMs = maxDurationMs[type];
  const limitMs = Math.min(timeoutSeconds * 1000, longestMs);
  return Math.min((redriven?.timeMs ?? startDate) + limitMs, startDate + longestMs);
}

/**
 * Differs from AWS: an Express execution that loops without waiting runs for five minutes there. Here no time passes while
 * it loops, so it times out after this many events or bytes of data instead.
 */
const maxExpressEvents = 250_000;
const maxExpressBytes = 4_294_967_296;

export function maxEventsOf(type: WorkflowType): number {
  return type === 'STANDARD' ? MAX_HISTORY_EVENTS : maxExpressEvents;
}

/** About how many bytes of data its events may have, in memory. */
export function maxBytesOf(type: WorkflowType): number {
  return type === 'STANDARD' ? Infinity : maxExpressBytes;
}
