import type { Host } from '../../../contract/Host';
import type { Execution } from '../Execution';
import type { FiberExecution, FiberScheduler } from '../Fiber';
import type { InputJournal } from '../Input';
import type { ChildStart } from './ChildStart';
import type { MapRun } from './MapRun';
import type { MapRunOutcome } from './MapRunState';
import type { OpenMapRuns } from './OpenMapRuns';

/** What Map Runs need from an engine. */
interface MapRunEngine {
  readonly scheduler: FiberScheduler;
  readonly host: Pick<Host<Execution>, 'mapRunData' | 'deniesChildren'>;
  readonly executions: {
    /** The object of a child that can be redriven: the one that the archive reads is read-only. */
    revived(child: Execution): Execution;
    readonly mapRuns: {
      readonly open: OpenMapRuns;
      add(run: MapRun): void;
      reopen(run: MapRun): void;
      onChildEnded(child: Execution): void;
    };
  };
  /** The number of promises that executions wait for: running handlers, item readers. */
  working: number;
  /** Creates a child, which still has to `begin`. */
  newChild(start: ChildStart): Execution & { begin(): void };
}

/** What Map Runs need from their execution. */
export interface MapRunExecution extends FiberExecution {
  readonly journal: MapRunJournal | undefined;
  readonly engine: MapRunEngine;
}

/** Records what happens to an execution and its Map Runs. */
export interface MapRunJournal extends InputJournal {
  /** Called before a Map Run begins. Returns the one to run: in a replay, one that repeats what was recorded. */
  newMapRun(mapRun: MapRun): MapRun;
  /** Called when a part of a Map Run has ended, in a turn of the execution. */
  mapRunCame(mapRun: MapRun, outcome: MapRunOutcome): void;
  /** Called when the status, limits or dates of a Map Run have changed. */
  mapRunChanged(mapRun: MapRun): void;
}
