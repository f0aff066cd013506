import type { Execution } from '../../../engine/executions/Execution';
import { matches } from '../../../util/matches';
import { badRequest } from '../ControlError';
import { executionStatuses } from '../schema/execution';

export type Status = (typeof executionStatuses)[number];

/** How many executions there are of each status. */
export type StatusCounts = Record<Status, number>;

export function countByStatus(): StatusCounts {
  return Object.fromEntries(executionStatuses.map((status) => [status, 0])) as StatusCounts;
}

/** Which executions are asked for, in memory or on a disk: those that are like all of it. */
export interface WantedInAny {
  readonly stateMachineName?: string | undefined;
  readonly status?: Status | undefined;
  readonly children?: boolean | undefined;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly search?: string | undefined;
  readonly text?: string | undefined;
  readonly startedFrom?: string | undefined;
  readonly startedBefore?: string | undefined;
}

type Filtered = Pick<Execution, 'arn' | 'name' | 'stateMachineName' | 'startDate'>;

interface Looks<T> {
  readonly isChild: (one: T) => boolean;
  /** Its input, output, error and cause. */
  readonly dataOf: (one: T) => string;
}

/**
 * Tells whether an execution is like what is wanted, whichever its status. The cheap questions come first: most executions
 * have to answer one only. Throws ControlError for a time that is none.
 */
export function filterOf<T extends Filtered>(wanted: WantedInAny, { isChild, dataOf }: Looks<T>): (one: T) => boolean {
  const { stateMachineName, children = true, accountId, region, search = '', text = '' } = wanted;
  const from = msOf('startedFrom', wanted.startedFrom) ?? -Infinity;
  const before = msOf('startedBefore', wanted.startedBefore) ?? Infinity;
  return (one) =>
    one.startDate >= from &&
    one.startDate < before &&
    (stateMachineName === undefined || one.stateMachineName.split('/')[0] === stateMachineName) &&
    (children || !isChild(one)) &&
    isOf(one, accountId, region) &&
    (search.trim() === '' || matches(one.name, search)) &&
    (text.trim() === '' || matches(dataOf(one), text));
}

function isOf({ arn }: Filtered, accountId: string | undefined, region: string | undefined): boolean {
  if (accountId === undefined && region === undefined) return true;
  const [, , , ownRegion, ownAccount] = arn.split(':');
  return (region === undefined || region === ownRegion) && (accountId === undefined || accountId === ownAccount);
}

function msOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  throw badRequest([{ in: 'query', pointer: `/${name}`, message: 'must be a time like 2030-01-01T00:00:00Z.' }]);
}
