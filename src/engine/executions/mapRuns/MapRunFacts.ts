import type { Execution, LiveStatus } from '../Execution';
import type { ExecutionTarget } from '../ExecutionStart';
import type { ChildNames } from './ChildNames';
import type { Counts } from './Counts';
import type { MapRunStatus } from './MapRunState';

/** A Map Run, for its execution, its children, and code that reads them. */
export interface MapRunFacts {
  readonly arn: string;
  readonly execution: Execution;
  readonly plan: { readonly state: string };
  readonly target: ExecutionTarget;
  readonly names: ChildNames;
  readonly status: MapRunStatus;
  readonly redriveCount: number;
  readonly data: {
    /** The number of items; `undefined` until all are read or counted. */
    readonly total: number | undefined;
  };
  readonly children: {
    readonly itemCounts: Counts;
    /** Children that run, and those that have ended and are still kept, by index. */
    readonly kept: Map<number, Execution>;
    /** The status of a child in the API. */
    statusOf(child: Pick<Execution, 'status'>): LiveStatus | 'PENDING_REDRIVE';
    /** Stops keeping a child that has ended. */
    release(child: Execution): void;
  };
  /** Called when a child has ended. */
  childEnded(child: Execution): void;
}
