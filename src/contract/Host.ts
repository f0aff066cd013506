import type { Json } from '../util/json';
import type { Pending } from '../util/pending';
import type { MapRunData } from './mapRun';
import type { TaskControl, TaskReply, TaskRequest } from './task';

/** The facts of an execution that whoever answers its tasks may need. */
export interface ExecutionSubject {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  /** The test case of the mock file that it was started with. */
  readonly testCase: string | undefined;
}

/** What executions ask of the world: it answers their tasks, and reads and writes the data of their Map Runs. */
export interface Host<Execution extends ExecutionSubject = ExecutionSubject> {
  /**
   * Whether no client can use a task token. If so, time may be skipped to the timeout of a task that waits for its
   * token.
   */
  readonly unreachable?: boolean | undefined;
  /** Whether a mock may replace this Map or Parallel as a whole. */
  mocksState(execution: Execution, state: string): boolean;
  /**
   * Checks a task before any of its events is written. Returns the request, with defaults that the service adds. Throws
   * RuntimeError for a task that AWS does not schedule. A state that is tested with a mock has no execution.
   */
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
  /** Reads the items and writes the results of Map Runs. */
  readonly mapRunData?: MapRunData | undefined;
  /**
   * The cause with which a Map Run fails if its role may not do this to its children: `states:StartExecution`,
   * `states:RedriveExecution`. `undefined` if it may.
   */
  deniesChildren?(execution: Execution, state: string, action: string, resourceArn: string): string | undefined;
}
