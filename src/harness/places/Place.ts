import type { UnawaitedCalls } from '../../tasks/integrations/lambda/UnawaitedCalls';
import type { Mistake } from '../../emulator/service/MistakeLog';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type { StartsAnswer, StartsCall } from '../../emulator/starts/callStarts';
import type { TelemetryFilter, TelemetryKind } from '../../emulator/telemetry/Telemetry';
import type { Denial, DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { ObjectsCall, ObjectsReply } from '../../tasks/integrations/objects/objectsCall';
import type { Answers } from '../../tasks/answering/Answers';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { ExecutionFacts } from '../../story/trace/UnreadStory';
import type { PartRequest } from '../../contract/PartRequest';
import type { Reply } from '../../contract/ApiCaller';

/** An open task that waits for a client: a callback or an activity. */
export interface OpenTask {
  /** SendTaskSuccess, with the JSON of this value. */
  succeed(output: unknown): Promise<void>;
  /** SendTaskFailure. */
  fail(error?: string, cause?: string): Promise<void>;
  /** SendTaskHeartbeat. */
  heartbeat(): Promise<void>;
}

/** A state machine as the test names it. */
export interface NamedMachine {
  readonly name: string;
  /** The ARN where it is deployed, if the test gives it. */
  readonly arn?: string | undefined;
}

/** A state machine and its definition. */
export interface KnownMachine {
  readonly name: string;
  readonly definition: StateMachineDefinition;
}

/**
 * Where the state machines of a test run: in this process, in a Stepmill server, or in AWS. The harness reads
 * executions only through `call`, so it reads all places in the same way. If a place cannot do something, the test is
 * skipped with the reason.
 */
export interface Place {
  readonly kind: 'process' | 'http' | 'aws';
  /**
   * The longest time that `until` and `task` wait, in milliseconds of real time: in this process, a little less than
   * Jest's time limit.
   */
  readonly patienceMs: number;
  /**
   * The mocks and functions that answer tasks, and the log of calls. `what`: what needs them, for messages (`mock(…)`,
   * `calls`).
   */
  answers(what: string): Answers;
  /** Carries out an action on the S3 buckets. */
  objects(call: ObjectsCall): Promise<ObjectsReply>;
  /** Registers, lists or uses what starts executions: rules, schedules, pipes, APIs. Rejects with HarnessError. */
  starts<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>>;
  /** Calls an operation of the Step Functions API. Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** StartExecution of a part of the definition: the input is that of its first state. Rejects in AWS. */
  startPart(input: Readonly<Record<string, unknown>>, part: PartRequest): Promise<Reply>;
  /** Resolves when the execution has ended. Rejects with the HarnessError that ended it, if the place knows it. */
  ended(executionArn: string): Promise<void>;
  /** The history of an execution so far; `undefined` if the place keeps none (Express executions in AWS). */
  history(executionArn: string): Promise<readonly object[] | undefined>;
  /** DescribeExecution; for Express executions, too. */
  describe(executionArn: string): Promise<Reply>;
  /** The current state of an execution, to be read later. Absent if each read is a request to another process. */
  factsNow?(executionArn: string): ExecutionFacts;
  /** The open task of a state, in the Map item of this index; `undefined` if it has none yet. */
  openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined>;
  /** The ARN of a deployed machine; `undefined` if the test has to deploy it. */
  deployedArn(machine: NamedMachine): string | undefined;
  /** Lets everything that is ready continue for a moment. */
  turn(): Promise<void>;
  /** When the next execution starts, in epoch milliseconds. */
  now(): number;
  /** Whether clients in other processes may start executions, too. */
  readonly hasServer: boolean;
  /**
   * How the executions have ended or where they are, in words, if nothing can happen by itself any more. `undefined` if
   * something still can, if that is not known, and if nothing was started.
   */
  rest(): string | undefined | Promise<string | undefined>;
  /**
   * Where the awaited runs are, in words, if only this process can make them continue; `undefined` if that is not
   * known.
   */
  stuckAt(executionArn: string): string | undefined;
  /** All known machines, including those made by code under test. */
  machines(): readonly KnownMachine[];
  /**
   * Moves time forward by this many milliseconds: for all executions, or for one. In this process, it happens before
   * the call returns.
   */
  advance(ms: number, executionArn?: string): Promise<void>;
  /** Moves time forward to the next timer; `false` without one. */
  advanceToNextTimer(): Promise<boolean>;
  /** An SDK client connected to this place. It is destroyed with the place. */
  client(config: SFNClientConfig): SFNClient;
  /** The endpoint URL of this place. */
  endpoint(): Promise<string>;
  /** Environment variables for code in another process. */
  environment(): Promise<Record<string, string>>;
  /** Where a running execution is and what it waits for, in words; `undefined` if that is not known. */
  waiting(executionArn: string): Promise<string | undefined>;
  /** Denies an action of a policy to tasks and to clients of the API. */
  deny(scope: MockScope, action: string, filter: DenialFilter): Promise<void>;
  /** The denials that have rejected neither a task nor a client's call. */
  unmetDenials(scope: MockScope): readonly Denial[] | Promise<readonly Denial[]>;
  /** What Step Functions has sent to other services about executions. */
  telemetry(what: TelemetryKind, filter: TelemetryFilter): Promise<readonly object[]>;
  /** The HarnessError that ended an execution; `undefined` if none did. */
  mistakeOf(executionArn: string): Promise<unknown>;
  /** Calls of functions in this process that nothing waits for. */
  readonly unawaited?: UnawaitedCalls;
  /** The HarnessErrors since the last reset that ended an execution or were never thrown to a caller. */
  mistakes(): readonly Mistake[] | Promise<readonly Mistake[]>;
  /** Resolves when no call of the test is open, or after `ms` milliseconds of real time. */
  settled(ms: number): Promise<void>;
  /** Resets everything. Returns what each of these awaited executions was waiting for. */
  reset(awaited: readonly string[]): readonly string[] | Promise<readonly string[]>;
  /** Stops everything, so that the process can exit. May be called again. */
  close(): Promise<void>;
}
