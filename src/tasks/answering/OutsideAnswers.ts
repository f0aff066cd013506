import type { TaskControl, TaskReply, TaskRequest } from '../../contract/task';

/** Somebody in another process who is asked about each task before the service itself: a harness's mocks and functions. */
export interface OutsideAnswers {
  /** An execution of a state machine is started with a test case of a mock file, which only the other process knows. */
  startTestCase(stateMachineName: string, testCase: string): void;
  /** Asks. Resolves, never rejects, when `answer` has something to say. */
  consult(request: TaskRequest, control: TaskControl): Promise<void>;
  /** What the asking has come to; `undefined` leaves the task to the service. Throws the tester's mistake. */
  answer(request: TaskRequest): TaskReply | Promise<TaskReply> | undefined;
  /** Asks for the answer of an endpoint, which only the other process knows; `undefined` when it has none. */
  elsewhere(request: TaskRequest): Promise<TaskReply | undefined> | undefined;
  /** Asks by which policy a task goes that nobody answers here either. `why`, in a sentence. Rejects with a mistake. */
  unanswered(request: TaskRequest, why: string | undefined): Promise<TaskReply> | undefined;
  /** Pending while somebody is being asked; `undefined` when nobody is. */
  readonly asking?: Promise<unknown> | undefined;
  /** Whether some mock is for this task, though it has no answer left. */
  knows(request: TaskRequest): boolean;
}
