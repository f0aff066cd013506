import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import type { Bucket } from './Bucket';

/** The quotas of an account in a region. A member that is left out is unlimited. */
export interface Quotas {
  /**
   * How often each operation may be called: `'aws'` for AWS's limits in the service's region, or buckets by operation.
   * A bucket holds a number of calls, and is refilled by a number for each second of the emulator's clock.
   *
   * @example { StartExecution: { bucket: 2, refill: 1 } }
   */
  readonly throttling?: 'aws' | Readonly<Record<string, Bucket>> | undefined;
  /** Standard executions that run at a time. AWS: 1,000,000. */
  readonly openExecutions?: number | undefined;
  /** AWS: 100,000. */
  readonly stateMachines?: number | undefined;
  /** AWS: 100,000. */
  readonly activities?: number | undefined;
  /** Workers that wait for tasks of one activity. AWS: 1,000. */
  readonly activityWorkers?: number | undefined;
  /** Map Runs that are open at a time: further ones wait, which is not an error. At least 1. AWS: 1,000. */
  readonly openMapRuns?: number | undefined;
}

/** AWS: the defaults. */
export const awsQuotas: Quotas = {
  throttling: 'aws',
  openExecutions: 1_000_000,
  stateMachines: 100_000,
  activities: 100_000,
  activityWorkers: 1_000,
  openMapRuns: 1_000,
};

const counts = ['openExecutions', 'stateMachines', 'activities', 'activityWorkers', 'openMapRuns'] as const;

/** Reads the option. Throws HarnessError, with the nearest known name, for unknown quotas. */
export function readQuotas(given: 'aws' | Quotas | undefined, operations: readonly string[]): Quotas {
  if (given === undefined) return {};
  if (given === 'aws') return awsQuotas;
  checkMembers(given, ['throttling', ...counts], "The option quotas is 'aws' or an object, which");
  for (const name of counts) checkCount(`quotas.${name}`, given[name], name === 'openMapRuns' ? 1 : 0);
  const { throttling } = given;
  if (throttling === undefined || throttling === 'aws') return given;
  checkMembers(throttling, operations, 'quotas.throttling');
  for (const [operation, bucket] of Object.entries(throttling)) {
    checkMembers(bucket, ['bucket', 'refill'], `quotas.throttling.${operation}`);
    checkCount(`quotas.throttling.${operation}.bucket`, bucket.bucket ?? null, 1);
    checkCount(`quotas.throttling.${operation}.refill`, bucket.refill ?? null, 0);
  }
  return given;
}

function checkCount(name: string, value: unknown, least: number): void {
  if (value === undefined || (typeof value === 'number' && value >= least && value < Infinity)) return;
  throw new HarnessError(`${name} must be a number of at least ${least}, not ${JSON.stringify(value)}.`);
}
