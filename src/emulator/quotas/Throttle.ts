import { bucketIn, type AwsBucket } from './awsBucket';
import type { Quotas } from './Quotas';
import type { Bucket } from './Bucket';

/** A call that was throttled. */
export interface ThrottledCall {
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly timeMs: number;
}

/** The calls that an operation had in one second. */
export interface UsedSecond {
  readonly operation: string;
  /** When the first of them came, in epoch milliseconds. */
  readonly timeMs: number;
  readonly bucket: Bucket;
  calls: number;
}

/** The caller and the operation. */
export interface ThrottledRequest {
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  /** The bucket that AWS has for the operation, if any. */
  readonly aws: AwsBucket | undefined;
  /** Whether an Express workflow is started. */
  readonly express: boolean;
}

/** The content of a bucket, and the time at which it was computed. */
interface Level {
  calls: number;
  atMs: number;
  used?: UsedSecond;
}

/** The token buckets of the API: one for each operation, account and region. */
export class Throttle {
  readonly throttled: ThrottledCall[] = [];
  readonly used: UsedSecond[] = [];
  private readonly levels = new Map<string, Level>();

  constructor(private readonly buckets: NonNullable<Quotas['throttling']>) {}

  /** Takes a call from its bucket. `false`: the bucket is empty, so the call must be rejected. */
  take(request: ThrottledRequest, nowMs: number): boolean {
    const { operation, accountId, region, express } = request;
    const bucket = this.buckets === 'aws' ? bucketOf(request) : this.buckets[operation];
    if (bucket === undefined) return true;
    const key = `${accountId}/${region}/${operation}/${this.buckets === 'aws' && express}`;
    let level = this.levels.get(key);
    if (level === undefined) this.levels.set(key, (level = { calls: bucket.bucket, atMs: nowMs }));
    const refilled = ((nowMs - level.atMs) / 1000) * bucket.refill;
    level.calls = Math.min(bucket.bucket, level.calls + refilled);
    level.atMs = nowMs;
    if (level.calls < 1) {
      this.throttled.push({ operation, accountId, region, timeMs: nowMs });
      return false;
    }
    level.calls -= 1;
    this.use(level, operation, bucket, nowMs);
    return true;
  }

  private use(level: Level, operation: string, bucket: Bucket, timeMs: number): void {
    if (level.used === undefined || Math.floor(timeMs / 1000) !== Math.floor(level.used.timeMs / 1000))
      this.used.push((level.used = { operation, timeMs, bucket, calls: 0 }));
    level.used.calls += 1;
  }
}

function bucketOf({ aws, region, express }: ThrottledRequest): Bucket | undefined {
  return aws === undefined ? undefined : bucketIn(region, aws, express);
}
