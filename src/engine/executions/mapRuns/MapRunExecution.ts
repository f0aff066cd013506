import type { MapRunData } from '../../../contract/mapRun';
import type { Execution } from '../Execution';
import type { FiberExecution, FiberScheduler } from '../Fiber';
import type { InputJournal } from '../Input';
import type { ChildStart } from './ChildStart';
import type { MapRun } from './MapRun';
import type { MapRunOutcome } from './MapRunState';
import type { OpenMapRuns } from './OpenMapRuns';

/** A host, for Map Runs. */
export interface MapRunHost {
  /** Reads the items and writes the results of Map Runs. */
  readonly mapRunData?: MapRunData | undefined;
  /**
   * The cause with which a Map Run fails because the role must not do this to its children: `states:StartExecution`,
   * `states:RedriveExecution`. `undefined` when it may.
   */
  deniesChildren?(execution: Execution, state: string, action: string, resourceArn: string): string | undefined;
}

/** An engine, for Map Runs. */
interface MapRunEngine {
  readonly scheduler: FiberScheduler;
  readonly host: MapRunHost;
  readonly executions: {
    /** The object of a child that can be redriven: the one that the archive reads can only be looked at. */
    revived(child: Execution): Execution;
    readonly mapRuns: {
      readonly open: OpenMapRuns;
      add(run: MapRun): void;
      reopen(run: MapRun): void;
      onChildEnded(child: Execution): void;
    };
  };
  /** How many promises executions wait for: handlers at work, readers of items. */
  working: number;
  /** Makes a child, which still has to `begin`. */
  newChild(start: ChildStart): Execution & { begin(): void };
}

/** An execution, for its Map Runs. */
export interface MapRunExecution extends FiberExecution {
  readonly journal: MapRunJournal | undefined;
  readonly engine: MapRunEngine;
}

/** Records what happens to an execution and its Map Runs. */
export interface MapRunJournal extends InputJournal {
  /** A Map Run is about to begin. Answers the one to run: in a replay, one that repeats what was recorded. */
  newMapRun(mapRun: MapRun): MapRun;
  /** A part of a Map Run has ended, in a turn of the execution. */
  mapRunCame(mapRun: MapRun, outcome: MapRunOutcome): void;
  /** The status, limits or dates of a Map Run have changed. */
  mapRunChanged(mapRun: MapRun): void;
}
