import type { Timer } from '../../clock/Timeline';
import type { Json, JsonObject } from '../../util/json';

/** What rules, schedules, pipes and APIs need from the service in which they start executions. */
export interface StartHost {
  readonly accountId: string;
  readonly region: string;
  /** The emulator's clock, in epoch milliseconds. */
  now(): number;
  /** Whether schedules fire when time passes them, not only by hand. */
  readonly firesInTime: boolean;
  /** Calls back after `ms` milliseconds on that clock; absent where only tests move time. */
  readonly wake?: ((ms: number, callback: () => void) => Timer) | undefined;
  /** A version 4 UUID. With a seed, it is the same in every run. */
  uuid(): string;
  /** Whether StartExecution would find this state machine, version or alias. */
  hasMachine(stateMachineArn: string): boolean;
  /** StartExecution: returns the ARN of the execution, which may have ended by then. Throws ServiceError. */
  startExecution(start: StartRequest): string;
  /** StartSyncExecution: resolves with its output as the API returns it. Throws or rejects with ServiceError. */
  startSyncExecution(start: StartRequest): Promise<Readonly<Record<string, unknown>>>;
  /** Any operation of Step Functions. Throws or rejects with ServiceError. */
  call(operation: string, input: object): object | Promise<object>;
  /** AWS's sentence if a role lacks a permission that a start needs; `undefined` otherwise, or if permissions are not checked. */
  whyDenied(right: NeededRight): string | undefined;
  /**
   * Calls an AWS API like a handler's own client: a mock answers, or else this process, or else an endpoint. Resolves
   * with `undefined` for a mock that never answers; rejects with HarnessError if nothing answers.
   */
  callAws(call: OutgoingCall): Promise<CallResult | undefined>;
  /** The ARN of the execution whose task has started an execution, or whose Distributed Map it belongs to. */
  startedBy(executionArn: string): string | undefined;
  /** Reports an error that no caller can get: the test fails at its end; a server lists it as a mistake. */
  mistake(error: unknown): void;
}

export interface StartRequest {
  readonly stateMachineArn: string;
  /** Default: a UUID. */
  readonly name?: string;
  /** JSON text. */
  readonly input: string;
}

/** A permission that a role needs so that something can start or call its target. */
export interface NeededRight {
  /** `undefined` if the file gives no role. */
  readonly roleArn: string | undefined;
  /** The service that assumes the role: `events.amazonaws.com`. */
  readonly principal: string;
  /** In the form of a policy: `states:StartExecution`. */
  readonly action: string;
  readonly resourceArn: string;
}

/** A call with names as in Resources of tasks: `lambda`, `invoke`, `{ FunctionName: … }`. */
export interface OutgoingCall {
  readonly service: string;
  readonly action: string;
  readonly input: JsonObject;
}

export type CallResult =
  { readonly output: JsonObject } | { readonly error: string; readonly message: string; readonly output?: Json };
