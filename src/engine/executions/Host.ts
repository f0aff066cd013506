import type { MapRunData } from '../../language/asl/mapRun';
import type { TaskControl, TaskReply, TaskRequest } from '../../language/asl/task';
import type { WayListener } from '../interpreter/InterpretedRun';
import type { Json } from '../../util/json';
import type { Late } from '../../util/Late';
import type { Execution } from './Execution';
import type { InputJournal } from './Input';

/** Whoever runs executions: the one that they ask for all that is not theirs. */
export interface Host {
  /** Whether no client can use a task token: then it holds no time, and its task runs into its own limit. */
  readonly unreachable?: boolean | undefined;
  /** See `Run.mocksState`. */
  mocksState(execution: Execution, state: string): boolean;
  /** See `Run.admitTask`. A state that is tested with a mock has no execution. */
  admit(request: TaskRequest, execution?: Execution): TaskRequest;
  /**
   * Asks about a task outside this process before `ask`. Nothing else runs until that is known, so that the order of
   * events is that of answers which are at hand. `undefined` when nobody is to be asked.
   */
  consult?(request: TaskRequest, control: TaskControl): Promise<void> | undefined;
  /**
   * The answer to a task: from a mock, a local handler, an endpoint. `undefined` leaves an activity's task to a worker.
   * Throws HarnessError when nobody answers it.
   */
  ask(request: TaskRequest, control: TaskControl): TaskReply | Late<TaskReply> | undefined;
  /**
   * Goes on with what a task has begun at somebody else before this process was there, and ends the task with it; `begun`:
   * the task's first answer. `false` when nobody can.
   */
  follow?(request: TaskRequest, control: TaskControl, begun: Json): boolean;
  /**
   * The cause with which a Map Run fails because the role must not do this to its children: `states:StartExecution`,
   * `states:RedriveExecution`. `undefined` when it may.
   */
  deniesChildren?(execution: Execution, state: string, action: string, resourceArn: string): string | undefined;
  /** See `Run.ways`. */
  readonly ways?: WayListener | undefined;
  /** Reads the items and writes the results of Map Runs. */
  readonly mapRunData?: MapRunData | undefined;
  /** Who keeps a journal of an execution: asked once, before it begins. */
  journal?(execution: Execution): InputJournal | undefined;
  /** Hears of each execution before it begins to run, and before it goes on with a redrive. */
  started?(execution: Execution): void;
  /** Hears of each execution that has ended. One that is redriven ends again. */
  ended?(execution: Execution): void;
  /** Called when no execution is at work, after something may have happened. */
  rested?(): void;
  /** Hears of each execution that a mistake of the tester, or a bug of Stepmill, has ended. */
  mistaken?(execution: Execution): void;
}
