import type { Json } from '../../../util/json';
import type { MapRunLimits } from '../../interpreter/map/MapRunPlan';
import type { Counts } from './Counts';
import type { ExecutionTarget } from '../ExecutionStart';

/** The ARN of a Map Run, and what its children run. */
export interface MapRunIdentity {
  readonly arn: string;
  readonly target: ExecutionTarget;
}

/** How a part of a Map Run has ended: its preparation, or all of it. */
export type MapRunOutcome =
  | { readonly step: 'prepared' | 'ended'; readonly output: Json }
  | { readonly step: 'prepared' | 'ended'; readonly error: unknown };

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** Everything about a Map Run apart from its children. Times are in epoch milliseconds. */
export interface MapRunState {
  readonly status: MapRunStatus;
  readonly startDate: number;
  readonly stopDate?: number | undefined;
  readonly redriveCount: number;
  readonly redriveDate?: number | undefined;
  readonly limits: Partial<MapRunLimits>;
  readonly itemsBegun: number;
  readonly itemCounts: CountsState;
  readonly executionCounts: CountsState;
}

const members = [
  'pending',
  'running',
  'succeeded',
  'failed',
  'timedOut',
  'aborted',
  'failuresNotRedrivable',
  'pendingRedrive',
] as const;

type CountsState = Readonly<Record<(typeof members)[number], number>>;

/** A Map Run, with the counts of its children. */
interface Counted extends Omit<MapRunState, 'itemsBegun' | 'itemCounts' | 'executionCounts'> {
  readonly children: { readonly itemsBegun: number; readonly itemCounts: Counts; readonly executionCounts: Counts };
}

export function stateOf(run: Counted): MapRunState {
  const { status, startDate, stopDate, redriveCount, redriveDate, limits, children } = run;
  const { itemsBegun, itemCounts, executionCounts } = children;
  const own = { status, startDate, stopDate, redriveCount, redriveDate, limits, itemsBegun };
  return { ...own, itemCounts: countsOf(itemCounts), executionCounts: countsOf(executionCounts) };
}

function countsOf(counts: Counts): CountsState {
  return Object.fromEntries(members.map((member) => [member, counts[member]])) as CountsState;
}
