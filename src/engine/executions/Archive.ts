import type { Execution, LiveStatus } from './Execution';
import type { MapRun } from './mapRuns/MapRun';
import type { MapRunFacts } from './mapRuns/MapRunFacts';

/** An execution as shown in lists. */
export type ListedExecution = Pick<
  Execution,
  | 'arn'
  | 'name'
  | 'number'
  | 'status'
  | 'startDate'
  | 'stopDate'
  | 'stateMachineArn'
  | 'versionArn'
  | 'aliasArn'
  | 'redriveCount'
  | 'redriven'
> & { readonly child: ListedChild | undefined };

/** A child of a Map Run as shown in lists. */
interface ListedChild {
  readonly mapRun: Pick<MapRunFacts, 'arn' | 'children'>;
  readonly index: number;
  readonly itemCount: number;
}

/** An execution in an archive as a search reads it: a part at a time, since each may have to be read from a disk. */
export interface SearchedExecution extends ListedExecution {
  readonly stateMachineName: string;
  /** Of a child of a Map Run. */
  readonly mapRunArn: string | undefined;
  /** Its input, output, error and cause, one after the other. */
  readonly dataText: string;
}

/** Keeps executions that have ended outside of memory. */
export interface Archive {
  /** Reads an execution. The object is cached only for a while: two calls may return two objects. */
  get(arn: string): Execution | undefined;
  /** The executions of a machine, newest first, only those with `status` if given. */
  ofMachine(stateMachineArn: string, status?: LiveStatus): Iterable<ListedExecution>;
  /** All executions, newest first. `before`: those whose number is below it. */
  newestFirst(before?: number): Iterable<SearchedExecution>;
  /** How many executions there are. `before`: those whose number is below it. */
  count(before?: number): number;
  mapRun(arn: string): MapRun | undefined;
  /** The Map Runs of an execution that this archive has read, oldest first. */
  mapRunsOf(execution: Execution): readonly MapRun[];
  /** The child with this index. */
  child(mapRun: MapRun, index: number): ListedExecution | undefined;
  /** A child that has ended, ready to be redriven. Throws a StatesError if it cannot be redriven. */
  revived(child: Execution): Execution;
  /** An execution was removed from memory. */
  dropped(execution: Execution): void;
  forget(arn: string): void;
  forgetMachine(stateMachineArn: string): void;
}
