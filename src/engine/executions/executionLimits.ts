import { MAX_EXPRESS_MS, MAX_HISTORY_EVENTS, MAX_STANDARD_MS } from '../../language/asl/limits';
import type { WorkflowType } from '../../language/asl/types';
import type { Execution } from './Execution';

/** AWS: Standard executions last at most a year, Express ones five minutes. */
const maxDurationMs: Readonly<Record<WorkflowType, number>> = { STANDARD: MAX_STANDARD_MS, EXPRESS: MAX_EXPRESS_MS };

/**
 * When an execution times out, in epoch milliseconds.
 *
 * AWS: the machine's limit counts from the redrive (recorded 2026), the limit of a year from the start (guide).
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
 * Differs from AWS, where an Express execution that loops without waiting runs for five minutes. Here no time passes
 * while it loops, so it times out after this many events or bytes of data.
 */
const maxExpressEvents = 250_000;
const maxExpressBytes = 4_294_967_296;

/** How many events a history may have, and approximately how many bytes of data they may have in memory. */
export const historyLimits: Readonly<Record<WorkflowType, { readonly events: number; readonly bytes: number }>> = {
  STANDARD: { events: MAX_HISTORY_EVENTS, bytes: Infinity },
  EXPRESS: { events: maxExpressEvents, bytes: maxExpressBytes },
};
