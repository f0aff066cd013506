import type { Bucket } from './Bucket';

type Numbers = readonly [bucket: number, refill: number];

/**
 * AWS: "API throttling" of its page on quotas, and, where they differ, the defaults that Service Quotas told in September
 * 2026.
 */
export interface AwsBucket {
  readonly calls: Numbers;
  /** In the regions with larger buckets. Absent: the same. */
  readonly large?: Numbers;
  /** Of calls that start an Express workflow, which count apart. Absent: the same bucket. */
  readonly express?: Numbers;
}

/** AWS: these regions have larger buckets for some operations. */
const largeRegions: ReadonlySet<string> = new Set(['us-east-1', 'us-west-2', 'eu-west-1']);

/** The transitions of all Standard executions share it. */
export const stateTransitions: AwsBucket = { large: [5_000, 5_000], calls: [800, 800] };

/** What a bucket holds in a region. */
export function bucketIn(region: string, { calls, large = calls, express }: AwsBucket, isExpress = false): Bucket {
  const usual = largeRegions.has(region) ? large : calls;
  const [bucket, refill] = isExpress ? (express ?? usual) : usual;
  return { bucket, refill };
}
