import type { Json } from '../../util/json';

/** Every event that Stepmill can write. See `HistoryEventType` of the Step Functions API. */
export type HistoryEventType =
  | 'ExecutionStarted'
  | 'ExecutionSucceeded'
  | 'ExecutionFailed'
  | 'ExecutionTimedOut'
  | 'ExecutionAborted'
  | 'ExecutionRedriven'
  | `${'Task' | 'Pass' | 'Wait' | 'Choice' | 'Succeed' | 'Parallel' | 'Map'}StateExited`
  | `${'Task' | 'Pass' | 'Wait' | 'Choice' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'}StateEntered`
  | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `ParallelState${'Started' | 'Succeeded' | 'Failed'}`
  | `MapState${'Started' | 'Succeeded' | 'Failed'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'}`
  | 'EvaluationFailed';

/**
 * The details of an event as the interpreter has them: `input`, `output` and `parameters` are values, not yet text.
 * Members that are `undefined` are not there.
 */
export interface EventDetails {
  readonly name?: string;
  readonly index?: number;
  readonly length?: number;
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: Readonly<Record<string, Json>> | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly state?: string;
  readonly location?: string | undefined;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly region?: string;
  readonly timeoutInSeconds?: number | undefined;
  readonly heartbeatInSeconds?: number | undefined;
  readonly taskCredentials?: { readonly roleArn: string } | undefined;
  readonly workerName?: string | undefined;
  readonly roleArn?: string;
  readonly stateMachineAliasArn?: string | undefined;
  readonly stateMachineVersionArn?: string | undefined;
  readonly redriveCount?: number;
  readonly mapRunArn?: string;
}

/** One event, compact; `eventToWire` turns it into what GetExecutionHistory answers. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Epoch milliseconds on the emulator's clock. */
  readonly timestamp: number;
  readonly details: EventDetails | undefined;
}
