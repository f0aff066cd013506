import type { Execution, LiveStatus } from '../Execution';
import type { ExecutionTarget } from '../ExecutionStart';
import type { ChildNames } from './ChildNames';
import type { Counts } from './Counts';
import type { MapRunStatus } from './MapRunState';

/** A Map Run, for its execution, its children, and all who look at them. */
export interface MapRunFacts {
  readonly arn: string;
  readonly execution: Execution;
  readonly plan: { readonly state: string };
  readonly target: ExecutionTarget;
  readonly names: ChildNames;
  readonly status: MapRunStatus;
  readonly redriveCount: number;
  readonly data: {
    /** How many items there are; `undefined` until all are read or counted. */
    readonly total: number | undefined;
  };
  readonly children: {
    readonly itemCounts: Counts;
    /** Children that run, and those that have ended and are still kept, by index. */
    readonly kept: Map<number, Execution>;
    /** The status of a child in the API. */
    statusOf(child: Pick<Execution, 'status'>): LiveStatus | 'PENDING_REDRIVE';
    /** Keeps a child that has ended no longer. */
    release(child: Execution): void;
  };
  /** A child has ended. */
  childEnded(child: Execution): void;
}
