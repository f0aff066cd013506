/** From which level on a log includes an event. */
export type EventLevel = 'FATAL' | 'ERROR' | 'ALL';

interface EventKind {
  readonly level: EventLevel;
  /** The member that holds the details, as GetExecutionHistory answers it. */
  readonly member: `${string}EventDetails`;
}

const entered = { level: 'ALL', member: 'stateEnteredEventDetails' } as const;
const exited = { level: 'ALL', member: 'stateExitedEventDetails' } as const;

/**
 * Every event that Stepmill can write, a line each. See `HistoryEventType` of the Step Functions API. Its type, what the
 * wire and the logs make of it, and which names matchers know, come from here.
 *
 * AWS: its table of log levels says nothing of Activity…, EvaluationFailed, ExecutionRedriven and MapRunRedriven. Here those
 * that tell of a failure count as the failures of other tasks do (unconfirmed), and the others are in ALL alone.
 */
export const historyEvents = {
  ExecutionStarted: { level: 'ALL', member: 'executionStartedEventDetails' },
  ExecutionSucceeded: { level: 'ALL', member: 'executionSucceededEventDetails' },
  ExecutionFailed: { level: 'FATAL', member: 'executionFailedEventDetails' },
  ExecutionTimedOut: { level: 'FATAL', member: 'executionTimedOutEventDetails' },
  ExecutionAborted: { level: 'FATAL', member: 'executionAbortedEventDetails' },
  ExecutionRedriven: { level: 'ALL', member: 'executionRedrivenEventDetails' },
  TaskStateEntered: entered,
  TaskStateExited: exited,
  TaskStateAborted: { level: 'ERROR', member: 'taskStateAbortedEventDetails' },
  WaitStateEntered: entered,
  WaitStateExited: exited,
  WaitStateAborted: { level: 'ERROR', member: 'waitStateAbortedEventDetails' },
  ParallelStateEntered: entered,
  ParallelStateExited: exited,
  ParallelStateAborted: { level: 'ERROR', member: 'parallelStateAbortedEventDetails' },
  MapStateEntered: entered,
  MapStateExited: exited,
  MapStateAborted: { level: 'ERROR', member: 'mapStateAbortedEventDetails' },
  PassStateEntered: entered,
  PassStateExited: exited,
  ChoiceStateEntered: entered,
  ChoiceStateExited: exited,
  SucceedStateEntered: entered,
  SucceedStateExited: exited,
  FailStateEntered: { ...entered, level: 'ERROR' },
  TaskScheduled: { level: 'ALL', member: 'taskScheduledEventDetails' },
  TaskStarted: { level: 'ALL', member: 'taskStartedEventDetails' },
  TaskStartFailed: { level: 'ERROR', member: 'taskStartFailedEventDetails' },
  TaskSubmitted: { level: 'ALL', member: 'taskSubmittedEventDetails' },
  TaskSubmitFailed: { level: 'ERROR', member: 'taskSubmitFailedEventDetails' },
  TaskSucceeded: { level: 'ALL', member: 'taskSucceededEventDetails' },
  TaskFailed: { level: 'ERROR', member: 'taskFailedEventDetails' },
  TaskTimedOut: { level: 'ERROR', member: 'taskTimedOutEventDetails' },
  LambdaFunctionScheduled: { level: 'ALL', member: 'lambdaFunctionScheduledEventDetails' },
  LambdaFunctionScheduleFailed: { level: 'ERROR', member: 'lambdaFunctionScheduleFailedEventDetails' },
  LambdaFunctionStarted: { level: 'ALL', member: 'lambdaFunctionStartedEventDetails' },
  LambdaFunctionStartFailed: { level: 'ERROR', member: 'lambdaFunctionStartFailedEventDetails' },
  LambdaFunctionSucceeded: { level: 'ALL', member: 'lambdaFunctionSucceededEventDetails' },
  LambdaFunctionFailed: { level: 'ERROR', member: 'lambdaFunctionFailedEventDetails' },
  LambdaFunctionTimedOut: { level: 'ERROR', member: 'lambdaFunctionTimedOutEventDetails' },
  ActivityScheduled: { level: 'ALL', member: 'activityScheduledEventDetails' },
  ActivityScheduleFailed: { level: 'ERROR', member: 'activityScheduleFailedEventDetails' },
  ActivityStarted: { level: 'ALL', member: 'activityStartedEventDetails' },
  ActivitySucceeded: { level: 'ALL', member: 'activitySucceededEventDetails' },
  ActivityFailed: { level: 'ERROR', member: 'activityFailedEventDetails' },
  ActivityTimedOut: { level: 'ERROR', member: 'activityTimedOutEventDetails' },
  ParallelStateStarted: { level: 'ALL', member: 'parallelStateStartedEventDetails' },
  ParallelStateSucceeded: { level: 'ALL', member: 'parallelStateSucceededEventDetails' },
  ParallelStateFailed: { level: 'ERROR', member: 'parallelStateFailedEventDetails' },
  MapStateStarted: { level: 'ALL', member: 'mapStateStartedEventDetails' },
  MapStateSucceeded: { level: 'ALL', member: 'mapStateSucceededEventDetails' },
  MapStateFailed: { level: 'ERROR', member: 'mapStateFailedEventDetails' },
  MapIterationStarted: { level: 'ALL', member: 'mapIterationStartedEventDetails' },
  MapIterationSucceeded: { level: 'ALL', member: 'mapIterationSucceededEventDetails' },
  MapIterationFailed: { level: 'ERROR', member: 'mapIterationFailedEventDetails' },
  MapIterationAborted: { level: 'ERROR', member: 'mapIterationAbortedEventDetails' },
  MapRunStarted: { level: 'ALL', member: 'mapRunStartedEventDetails' },
  MapRunSucceeded: { level: 'ALL', member: 'mapRunSucceededEventDetails' },
  MapRunFailed: { level: 'ERROR', member: 'mapRunFailedEventDetails' },
  MapRunAborted: { level: 'ERROR', member: 'mapRunAbortedEventDetails' },
  MapRunRedriven: { level: 'ALL', member: 'mapRunRedrivenEventDetails' },
  EvaluationFailed: { level: 'ERROR', member: 'evaluationFailedEventDetails' },
} as const satisfies Readonly<Record<string, EventKind>>;

export type HistoryEventType = keyof typeof historyEvents;
