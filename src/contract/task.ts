import type { TaskResource } from '../language/asl/resource';
import type { Json } from '../util/json';

/** A Map or Parallel that a mock replaces as a whole. It has no `Resource`. */
export interface CompositeResource {
  readonly kind: 'composite';
  /** Its name in messages: `Map state`. */
  readonly arn: string;
  readonly type: 'Map' | 'Parallel';
  /** The number of results of a Parallel. */
  readonly branches?: number | undefined;
  /** A Map whose results are written elsewhere: its own result is an object then. */
  readonly writesResults?: boolean | undefined;
  /** The number of iterations of a Map; unknown for a running Distributed Map. */
  readonly iterations?: number | undefined;
}

/** What a request is about. */
export type RequestedResource = TaskResource | CompositeResource;

/** One enclosing iteration of a Map: which Map state, and the index of the item. */
export interface MapIteration {
  readonly state: string;
  readonly index: number;
}

/** The caller that uses its own AWS client: the handler of a Lambda function. */
export interface HandlerCaller {
  /** `undefined`: other code in the process, whose call was intercepted. */
  readonly functionName: string | undefined;
  readonly accountId: string;
  readonly region: string;
  /** The execution whose task invoked the function, and the state; `undefined` if no execution did. */
  readonly executionArn?: string | undefined;
  readonly state?: string | undefined;
  /** The test case of the mock file that this execution was started with. */
  readonly testCase?: string | undefined;
}

/** The request of one attempt of a Task: everything that a mock, a handler or an endpoint may need. */
export interface TaskRequest {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** The role of the state machine. */
  readonly roleArn: string;
  /** The test case of the mock file that the execution was started with (`arn#TestCase`). */
  readonly testCase?: string | undefined;
  /** The state that makes the request. */
  readonly state: string;
  readonly resource: RequestedResource;
  /** The effective input: after InputPath and Parameters, or Arguments. */
  readonly parameters: Json;
  /** The role that `Credentials` names. */
  readonly credentialsRoleArn?: string | undefined;
  /** From 0, within this visit of the state: how often Retry has run it again. */
  readonly attempt: number;
  /** From 0, over the whole execution, retries and iterations included: Step Functions Local's counter. */
  readonly invocation: number;
  /** Enclosing Map iterations, outermost first. */
  readonly iterations: readonly MapIteration[];
  /** Seconds after which the task times out, and between heartbeats. Absent: no limit. */
  readonly timeoutSeconds?: number | undefined;
  readonly heartbeatSeconds?: number | undefined;
  /** `$$.Task.Token` of this attempt; present for `.waitForTaskToken`, `.sync` and activities. */
  readonly taskToken?: string | undefined;
  /**
   * Only for a state that is tested alone.
   * @internal
   */
  readonly http?: HttpWatch | undefined;
  /** Only for a call that a function's handler makes with its own AWS client, not for a Task. */
  readonly caller?: HandlerCaller | undefined;
  /** The emulator's time when the task was scheduled, in epoch milliseconds. */
  readonly now: number;
}

/** One HTTP request of a task and its response, as TestState shows them at the level TRACE. */
export interface HttpExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: string | undefined;
  };
  /** Absent if there was no response. */
  readonly response?: {
    readonly statusCode: number;
    readonly statusMessage: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: string;
  };
}

/** Receives the HTTP requests of a task. */
export interface HttpWatch {
  /** Whether what a connection adds to a request is shown. */
  readonly revealSecrets: boolean;
  hear(exchange: HttpExchange): void;
}

/** How a task ended. `phase` says which event the failure is: TaskFailed, TaskStartFailed, TaskSubmitFailed … */
export type TaskOutcome =
  | { readonly output: Json }
  | {
      readonly error: string | undefined;
      readonly cause?: string | undefined;
      readonly phase?: 'schedule' | 'start' | 'submit' | undefined;
    };

/** Called when a task has ended. */
export interface OutcomeListener {
  ended(outcome: TaskOutcome): void;
}

/** Controls a task, beyond answering it. */
export interface TaskControl {
  /** Ends the task, which is open after its first answer. Later calls do nothing. */
  endTask(outcome: TaskOutcome): void;
  /** Fails the execution of the open task with a HarnessError or a bug. No Retry or Catch sees it. */
  fail(error: unknown): void;
  /** Calls back when the task is abandoned before its end: timeout, StopExecution, a failing sibling branch. */
  onAbandon(listener: () => void): void;
  /** Calls back once when the task has ended, by an answer, its token or a timeout; not when it is abandoned. */
  onOutcome(listener: OutcomeListener): void;
  /** Changes who is expected to end this open task; see `TaskReply.endedBy`. */
  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void;
}

/** Something that happens to an open task token, `afterSeconds` later on the emulator's clock. */
export type TokenEvent =
  | { readonly afterSeconds: number; readonly outcome: TaskOutcome }
  | { readonly afterSeconds: number; readonly heartbeat: true };

/** The answer of a mock, a local handler or an endpoint to a task. */
export interface TaskReply {
  /** Answers this much later on the emulator's clock. */
  readonly delaySeconds?: number | undefined;
  /**
   * How it ends. Absent: only the first answer (`submitted`) is available. The end comes through the task token, from a
   * child execution, or never (then only a timeout ends the task).
   */
  readonly outcome?: TaskOutcome | undefined;
  /** First answer of a `.sync` or `.waitForTaskToken` task, before its end. */
  readonly submitted?: Json | undefined;
  /** A scripted callback: what happens to the token, in order. Times count from the submission. */
  readonly tokenEvents?: readonly TokenEvent[] | undefined;
  /**
   * Who is expected to end an open task: `outside` (a client with the token; time does not pass meanwhile), `inside` (a
   * child execution on the same clock, a scripted callback) or `nobody` (a mock that leaves the token open: time may be
   * skipped to its timeout).
   */
  readonly endedBy?: 'outside' | 'inside' | 'nobody' | undefined;
}
