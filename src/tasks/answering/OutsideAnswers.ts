import type { TaskControl, TaskReply, TaskRequest } from '../../contract/task';

/** Another process that gets each task before the service itself: a harness's mocks and functions. */
export interface OutsideAnswers {
  /** Called when an execution is started with a test case of a mock file, which only the other process has. */
  startTestCase(stateMachineName: string, testCase: string): void;
  /** Asks. Resolves when `answer` is ready; never rejects. */
  consult(request: TaskRequest, control: TaskControl): Promise<void>;
  /** The result of `consult`; `undefined` leaves the task to the service. Throws the HarnessError, if there is one. */
  answer(request: TaskRequest): TaskReply | Promise<TaskReply> | undefined;
  /** Asks for an endpoint's response, which only the other process can get; `undefined` without an endpoint. */
  elsewhere(request: TaskRequest): Promise<TaskReply | undefined> | undefined;
  /**
   * Asks for the outcome, by policy, of a task that the service cannot answer either. `why`: a sentence. Rejects with a
   * HarnessError.
   */
  unanswered(request: TaskRequest, why: string | undefined): Promise<TaskReply> | undefined;
  /** Pending while a question is open; `undefined` otherwise. */
  readonly asking?: Promise<unknown> | undefined;
  /** Whether a mock matches this task, even if it has no answer left. */
  knows(request: TaskRequest): boolean;
}
