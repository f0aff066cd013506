import type { TaskResource } from '../language/asl/resource';
import type { Json } from '../util/json';

/** A Map or Parallel that a mock stands for as a whole: no `Resource` names it. */
export interface CompositeResource {
  readonly kind: 'composite';
  /** What messages call it: `Map state`. */
  readonly arn: string;
  readonly type: 'Map' | 'Parallel';
  /** How many results a Parallel has. */
  readonly branches?: number | undefined;
  /** A Map whose results are written elsewhere: its own result is an object then. */
  readonly writesResults?: boolean | undefined;
  /** How many iterations a Map has; unknown of a Distributed Map that runs. */
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
  /** `undefined`: some code of the process, whose call was intercepted. */
  readonly functionName: string | undefined;
  readonly accountId: string;
  readonly region: string;
  /** The execution whose task invoked the function, and the state; `undefined` where no execution did. */
  readonly executionArn?: string | undefined;
  readonly state?: string | undefined;
  /** The test case of the mock file that this execution was started with. */
  readonly testCase?: string | undefined;
}

/** What one attempt of a Task asks for: everything that a mock, a handler or an endpoint may want to know. */
export interface TaskRequest {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** The role of the state machine. */
  readonly roleArn: string;
  /** The test case of the mock file that the execution was started with (`arn#TestCase`). */
  readonly testCase?: string | undefined;
  /** The state that asks. */
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
  /** `$$.Task.Token` of this attempt; there for `.waitForTaskToken`, `.sync` and activities. */
  readonly taskToken?: string | undefined;
  /**
   * Of a state that is tested alone.
   * @internal
   */
  readonly http?: HttpWatch | undefined;
  /** Of a call that a function's handler makes with its own AWS client, and no Task. */
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
  /** Absent when nothing came back. */
  readonly response?: {
    readonly statusCode: number;
    readonly statusMessage: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: string;
  };
}

/** Sees the HTTP requests of a task. */
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

/** Hears how a task has ended. */
export interface OutcomeListener {
  ended(outcome: TaskOutcome): void;
}

/** What may be done with a task beyond answering it. */
export interface TaskControl {
  /** Ends the task, which is open after its first answer. Later calls do nothing. */
  endTask(outcome: TaskOutcome): void;
  /** Fails the execution of the open task with a HarnessError, or a bug: no Retry or Catch sees it. */
  fail(error: unknown): void;
  /** Calls back when the task is abandoned before its end: timeout, StopExecution, a failing neighbour branch. */
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

/** The answer of a mock, a local handler or an endpoint that takes a task. */
export interface TaskReply {
  /** Answers this much later on the emulator's clock. */
  readonly delaySeconds?: number | undefined;
  /**
   * How it ends. Absent: the first answer is all there is for now (`submitted`), the end comes through the task
   * token, from a child execution, or never (then only a timeout ends the task).
   */
  readonly outcome?: TaskOutcome | undefined;
  /** First answer of a `.sync` or `.waitForTaskToken` task, before its end. */
  readonly submitted?: Json | undefined;
  /** A scripted callback: what happens to the token, in order. Times count from the submission. */
  readonly tokenEvents?: readonly TokenEvent[] | undefined;
  /**
   * Who is expected to end an open task: `outside` (a client with the token; time is held for it), `inside` (a child
   * execution on the same clock, a scripted callback) or `nobody` (a silent mock: its timeout may be skipped to).
   */
  readonly endedBy?: 'outside' | 'inside' | 'nobody' | undefined;
}
