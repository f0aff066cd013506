import type { ThrottledCall, UsedSecond } from '../../quotas/Throttle';
import { datum, type Datum } from './Datum';

/** What clients and tasks have called of the API, second by second, beside what they may; and what was throttled. */
export function apiMetrics(used: readonly UsedSecond[], throttled: readonly ThrottledCall[]): readonly Datum[] {
  return [
    ...used.flatMap(({ operation, timeMs, calls, bucket: { bucket, refill } }) => [
      datum('ProvisionedBucketSize', { APIName: operation }, timeMs, bucket),
      datum('ProvisionedRefillRate', { APIName: operation }, timeMs, refill),
      datum('ConsumedCapacity', { APIName: operation }, timeMs, calls),
    ]),
    ...throttled.map(({ operation, timeMs }) => datum('ThrottledEvents', { APIName: operation }, timeMs, 1)),
  ];
}
