import type { MapRunLimits } from '../../interpreter/map/MapRunPlan';
import type { Counts } from './Counts';
import type { MapRun, MapRunStatus } from './MapRun';

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

export function stateOf(run: MapRun): MapRunState {
  const { status, startDate, stopDate, redriveCount, redriveDate, limits, children } = run;
  const { itemsBegun, itemCounts, executionCounts } = children;
  const own = { status, startDate, stopDate, redriveCount, redriveDate, limits, itemsBegun };
  return { ...own, itemCounts: countsOf(itemCounts), executionCounts: countsOf(executionCounts) };
}

function countsOf(counts: Counts): CountsState {
  return Object.fromEntries(members.map((member) => [member, counts[member]])) as CountsState;
}
