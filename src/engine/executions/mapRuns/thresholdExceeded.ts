import { StatesError } from '../../../errors/StatesError';
import type { MapRunLimits } from '../../interpreter/map/MapRunPlan';
import type { Counts } from './Counts';

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
