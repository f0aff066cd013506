import { StatesError } from '../../../errors/StatesError';
import type { MapRunLimits } from '../../interpreter/map/MapRunPlan';

/** How a child of a Map Run, or an item, can end. */
export type EndStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What DescribeMapRun counts: items, or child executions. */
export class Counts {
  pending = 0;
  running = 0;
  succeeded = 0;
  failed = 0;
  timedOut = 0;
  aborted = 0;
  /** Failures that cannot be redriven. */
  failuresNotRedrivable = 0;
  pendingRedrive = 0;

  get total(): number {
    return this.pending + this.running + this.ended + this.pendingRedrive;
  }

  get ended(): number {
    return this.succeeded + this.failed + this.timedOut + this.aborted;
  }

  begin(count: number): void {
    this.pending -= count;
    this.running += count;
  }

  /** Counts what had not succeeded as waiting for a redrive. */
  reopen(status: EndStatus, count: number): void {
    this[memberOf[status]] -= count;
    this.pendingRedrive += count;
  }

  giveUpRedrive(status: EndStatus, count: number): void {
    this[memberOf[status]] += count;
    this.pendingRedrive -= count;
  }

  redrive(count: number): void {
    this.pendingRedrive -= count;
    this.running += count;
  }

  end(status: EndStatus, count: number): void {
    this.running -= count;
    this[memberOf[status]] += count;
  }
}

const memberOf = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const;

/**
 * The failure of a Map Run with more failures than the state tolerates. The percentage counts once all items are known
 * (`total`). Without a threshold no failure is tolerated; with both, neither may be exceeded.
 */
export function thresholdExceeded(
  { toleratedFailureCount, toleratedFailurePercentage }: MapRunLimits,
  { failed, timedOut }: Counts,
  total: number | undefined,
): StatesError | undefined {
  const failures = failed + timedOut;
  if (failures === 0) return undefined;
  const most = toleratedFailureCount ?? (toleratedFailurePercentage === undefined ? 0 : Infinity);
  const share = toleratedFailurePercentage ?? 100;
  const isExceeded = failures > most || share === 0 || (total !== undefined && failures * 100 > share * total);
  return isExceeded ? new StatesError('States.ExceedToleratedFailureThreshold', sentence) : undefined;
}

/** AWS: no full stop (recorded). */
const sentence = 'The specified tolerated failure threshold was exceeded';
