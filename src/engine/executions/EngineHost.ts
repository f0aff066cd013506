import type { Host } from '../../contract/Host';
import type { WayListener } from '../interpreter/InterpretedRun';
import type { Execution } from './Execution';
import type { MapRunJournal } from './mapRuns/MapRunExecution';

/** The host of an engine, which also keeps journals and is notified of what happens. */
export interface EngineHost extends Host<Execution> {
  /** See `InterpretedRun.ways`. */
  readonly ways?: WayListener | undefined;
  /** The journal of an execution. Called once, before it begins. */
  journal?(execution: Execution): MapRunJournal | undefined;
  /** Called before an execution begins to run, and before a redrive resumes it. */
  started?(execution: Execution): void;
  /** Called when an execution has ended, and again after each redrive. */
  ended?(execution: Execution): void;
  /** Called before each turn of an execution, however short. */
  runs?(execution: Execution): void;
  /** Called when no execution is running and something may have changed. */
  rested?(): void;
  /** Called when a usage error or a bug of Stepmill has ended an execution. */
  mistaken?(execution: Execution): void;
}
