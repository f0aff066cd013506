import type { Json, JsonObject } from '../../util/json';

/** The language of the expressions in a machine or a state. AWS: JSONPath unless `QueryLanguage` says otherwise. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** The eight types of state. */
export type StateType = 'Task' | 'Wait' | 'Pass' | 'Succeed' | 'Fail' | 'Choice' | 'Parallel' | 'Map';

/** STANDARD: exactly once, up to a year, with a history. EXPRESS: at most five minutes, logs only. */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** A `States` block with its start: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface StatesBlock {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
}

/**
 * A state machine in the Amazon States Language as written, after JSON parsing and before compiling. Field names are
 * AWS's. See "State machine structure" of the AWS Step Functions guide.
 */
export interface StateMachineDefinition extends StatesBlock {
  readonly Version?: string;
  /** Seconds that an execution may take. Absent: as long as its type allows. */
  readonly TimeoutSeconds?: number;
}

/** The processor of a Map: the states that each item goes through. */
export interface ItemProcessorDefinition extends StatesBlock {
  readonly ProcessorConfig?: { readonly Mode?: 'INLINE' | 'DISTRIBUTED'; readonly ExecutionType?: WorkflowType };
}

/** A retrier of a Task, Parallel or Map: how often and after what delay the state is retried for these errors. */
export interface RetrierDefinition {
  readonly ErrorEquals: readonly string[];
  /** Seconds before the first retry. Default: 1. */
  readonly IntervalSeconds?: number;
  /** Retries, not counting the first run. Default: 3; 0 forbids retries. */
  readonly MaxAttempts?: number;
  /** The factor by which the wait grows with each retry. Default: 2. */
  readonly BackoffRate?: number;
  /** The maximum wait, in seconds. */
  readonly MaxDelaySeconds?: number;
  /** FULL: each wait is random, from 0 to its full length. Default: NONE. */
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** A catcher of a Task, Parallel or Map: the next state after one of these errors. */
export interface CatcherDefinition {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Output?: Json;
  readonly Assign?: JsonObject;
}

/** One rule of a Choice: `Condition` in JSONata; `Variable` and an operator, or And/Or/Not, in JSONPath. */
export interface ChoiceRuleDefinition extends JsonObject {
  readonly Next: string;
}

/**
 * A state as written. Which of the fields a type may have is data in `asl/fields.ts`; validation has checked them
 * before anything here is compiled.
 */
export interface StateDefinition {
  readonly Type: StateType;
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly Next?: string;
  readonly End?: boolean;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly ResultPath?: string | null;
  readonly Parameters?: Json;
  readonly ResultSelector?: Json;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Assign?: JsonObject;
  readonly Retry?: readonly RetrierDefinition[];
  readonly Catch?: readonly CatcherDefinition[];
  // Task
  readonly Resource?: string;
  readonly Credentials?: JsonObject;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  // Pass
  readonly Result?: Json;
  // Wait
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
  // Choice
  readonly Choices?: readonly ChoiceRuleDefinition[];
  readonly Default?: string;
  // Fail
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
  // Parallel
  readonly Branches?: readonly StatesBlock[];
  // Map
  readonly ItemProcessor?: ItemProcessorDefinition;
  readonly Iterator?: ItemProcessorDefinition;
  readonly ItemsPath?: string;
  readonly Items?: Json;
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly ItemReader?: JsonObject;
  readonly ItemBatcher?: JsonObject;
  readonly ResultWriter?: JsonObject;
  readonly Label?: string;
}
