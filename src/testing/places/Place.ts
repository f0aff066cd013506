import type { Mistake } from '../../emulator/service/MistakeLog';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type { TelemetryFilter, TelemetryKind } from '../../emulator/telemetry/Telemetry';
import type { Denial, DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { ObjectsCall, ObjectsReply } from '../../tasks/integrations/objects/objectsCall';
import type { Answers } from '../../tasks/answering/Answers';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { ExecutionFacts } from '../../story/trace/UnreadStory';

/** What an API operation answers: members as on the wire, times as epoch seconds or as Dates of the SDK. */
export type Reply = Readonly<Record<string, unknown>>;

/** The task of a state that waits for somebody: a callback or an activity. */
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
  /** Where it is deployed, when the test says so. */
  readonly arn?: string | undefined;
}

/** A state machine and what it does. */
export interface KnownMachine {
  readonly name: string;
  readonly definition: StateMachineDefinition;
}

/**
 * Where the state machines of a test run: in this process, in a Stepmill server, or in AWS. The harness reads
 * executions through `call` alone, so that it reads all places alike. What a place cannot do skips the test, with the
 * reason.
 */
export interface Place {
  readonly kind: 'process' | 'http' | 'aws';
  /** How long `until` and `task` wait at most, in milliseconds of real time: here, a little less than Jest's own limit. */
  readonly patienceMs: number;
  /**
   * The mocks and functions that tasks are answered with, and the log of calls. `what` needs them: `mock(…)`, `calls`.
   */
  answers(what: string): Answers;
  /** Does something with the buckets of S3 that are there. */
  objects(call: ObjectsCall): Promise<ObjectsReply>;
  /** Calls an operation of the Step Functions API. Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** Resolves when the execution has ended. Rejects with the tester's mistake that ended it, where that can be known. */
  ended(executionArn: string): Promise<void>;
  /**
   * The history of an execution, as far as it has come; `undefined` where the place keeps none (Express executions in
   * AWS).
   */
  history(executionArn: string): Promise<readonly object[] | undefined>;
  /** DescribeExecution; of Express executions, too. */
  describe(executionArn: string): Promise<Reply>;
  /** What an execution is now, for a story that is read later; not there where each look asks somebody else. */
  factsNow?(executionArn: string): ExecutionFacts;
  /** The task that a state has open, in the Map item of this index; `undefined` when it has none yet. */
  openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined>;
  /** The ARN of a machine that is deployed there; `undefined` where the test deploys it. */
  deployedArn(machine: NamedMachine): string | undefined;
  /** Lets whatever is ready run on, for a moment. */
  turn(): Promise<void>;
  /** When the next execution starts, in epoch milliseconds. */
  now(): number;
  /** Whether clients outside of this process may start executions, too. */
  readonly hasServer: boolean;
  /**
   * What has come of the executions, in words, when nothing is at work that could still come to something by itself;
   * `undefined` while something is, where nobody can tell, and when nothing was started yet.
   */
  rest(): string | undefined | Promise<string | undefined>;
  /**
   * Where a run stands that the test awaits, or runs stand, when nothing but what this process does could bring it on;
   * `undefined` where that is not known.
   */
  stuckAt(executionArn: string): string | undefined;
  /** The machines that are there, as far as that is known here: those that the code under test has made, too. */
  machines(): readonly KnownMachine[];
  /** Moves time on by so many milliseconds: of everything, or of one execution. At once in this process. */
  advance(ms: number, executionArn?: string): Promise<void>;
  /** Moves time on to the next timer of a manual clock; `false` when nothing waits for time. */
  advanceToNextTimer(): Promise<boolean>;
  /** A client of the SDK that speaks with this place. It is destroyed with the place. */
  client(config: SFNClientConfig): SFNClient;
  /** The URL at which any SDK reaches this place. */
  endpoint(): Promise<string>;
  /** Environment variables for code in another process. */
  environment(): Promise<Record<string, string>>;
  /** Where a running execution stands and what it waits for, in words; `undefined` where nobody can tell. */
  waiting(executionArn: string): Promise<string | undefined>;
  /** Denies an action of a policy to tasks and to clients of the API. */
  deny(scope: MockScope, action: string, filter: DenialFilter): Promise<void>;
  /** The denials that neither a task nor a client of the API has met. */
  unmetDenials(scope: MockScope): readonly Denial[] | Promise<readonly Denial[]>;
  /** What Step Functions has told others of its executions. */
  telemetry(what: TelemetryKind, filter: TelemetryFilter): Promise<readonly object[]>;
  /** The mistake of the tester that ended an execution; `undefined` when none did. */
  mistakeOf(executionArn: string): Promise<unknown>;
  /** What the tester did wrong since the last reset, as far as it ended an execution or nobody was told. */
  mistakes(): readonly Mistake[] | Promise<readonly Mistake[]>;
  /** Forgets everything. Answers what each of these executions, which somebody awaits, was waiting for. */
  reset(awaited: readonly string[]): readonly string[] | Promise<readonly string[]>;
  /** Ends everything; nothing of the place holds the process after it. Harmless when called again. */
  close(): Promise<void>;
}
