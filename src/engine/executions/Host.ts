import type { TaskControl, TaskReply, TaskRequest } from '../../contract/task';
import type { WayListener } from '../interpreter/InterpretedRun';
import type { Json } from '../../util/json';
import type { Pending } from '../../util/pending';
import type { Execution } from './Execution';
import type { MapRunJournal, MapRunHost } from './mapRuns/MapRunExecution';

/** What an engine needs from outside: it answers tasks and is notified of what happens. */
export interface Host extends MapRunHost {
  /**
   * Whether no client can use a task token. If so, time may be skipped to the timeout of a task that waits for its
   * token.
   */
  readonly unreachable?: boolean | undefined;
  /** See `Run.mocksState`. */
  mocksState(execution: Execution, state: string): boolean;
  /** See `Run.admitTask`. A state that is tested with a mock has no execution. */
  admit(request: TaskRequest, execution?: Execution): TaskRequest;
  /**
   * Consults another process about a task before `ask`. Everything pauses until the promise resolves, so that the order
   * of events is the same as with immediate answers. `undefined` if there is no process to consult.
   */
  consult?(request: TaskRequest, control: TaskControl): Promise<void> | undefined;
  /** Like `admit`, for what is known only after the other process was consulted. */
  admitConsulted?(request: TaskRequest): void;
  /**
   * The answer to a task: from a mock, a local handler, an endpoint. `undefined` leaves an activity's task to a worker.
   * Throws HarnessError if nothing answers it.
   */
  ask(request: TaskRequest, control: TaskControl): TaskReply | Pending<TaskReply> | undefined;
  /**
   * After a restart: follows what a task began elsewhere (its first answer is `begun`), and ends the task with it.
   * Returns `false` if it cannot be followed.
   */
  follow?(request: TaskRequest, control: TaskControl, begun: Json): boolean;
  /** See `Run.ways`. */
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
