/** The log level from which a log includes an event. */
export type EventLevel = 'FATAL' | 'ERROR' | 'ALL';

/** What an event is about, for code that reads a history as a story. */
export type EventSubject =
  | 'execution'
  | 'entered'
  | 'exited'
  | 'iterationStarted'
  | 'iteration'
  | 'evaluation'
  | 'mapRun'
  | 'aborted'
  | 'parallel'
  | 'map'
  | 'task';

interface EventKind {
  readonly level: EventLevel;
  /** The member of a GetExecutionHistory event that holds the details. */
  readonly member: `${string}EventDetails`;
  readonly of: EventSubject;
  /** The status of an execution from this event on. */
  readonly status?: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** The phase in which a task failed before it began to work. */
  readonly phase?: 'schedule' | 'start' | 'submit';
}

const entered = { level: 'ALL', member: 'stateEnteredEventDetails', of: 'entered' } as const;
const exited = { level: 'ALL', member: 'stateExitedEventDetails', of: 'exited' } as const;

/**
 * Every event that Stepmill can write, one line each. See `HistoryEventType` of the Step Functions API. This table
 * defines its type, how the API, logs, metrics, status events and stories show it, and which names matchers accept.
 *
 * AWS: its table of log levels does not mention Activity…, EvaluationFailed, ExecutionRedriven and MapRunRedriven.
 * Here, those for a failure count like the failures of other tasks (unconfirmed), and the others are only in ALL.
 */
export const historyEvents = {
  ExecutionStarted: { level: 'ALL', member: 'executionStartedEventDetails', of: 'execution', status: 'RUNNING' },
  ExecutionSucceeded: { level: 'ALL', member: 'executionSucceededEventDetails', of: 'execution', status: 'SUCCEEDED' },
  ExecutionFailed: { level: 'FATAL', member: 'executionFailedEventDetails', of: 'execution', status: 'FAILED' },
  ExecutionTimedOut: { level: 'FATAL', member: 'executionTimedOutEventDetails', of: 'execution', status: 'TIMED_OUT' },
  ExecutionAborted: { level: 'FATAL', member: 'executionAbortedEventDetails', of: 'execution', status: 'ABORTED' },
  ExecutionRedriven: { level: 'ALL', member: 'executionRedrivenEventDetails', of: 'execution', status: 'RUNNING' },
  TaskStateEntered: entered,
  TaskStateExited: exited,
  TaskStateAborted: { level: 'ERROR', member: 'taskStateAbortedEventDetails', of: 'aborted' },
  WaitStateEntered: entered,
  WaitStateExited: exited,
  WaitStateAborted: { level: 'ERROR', member: 'waitStateAbortedEventDetails', of: 'aborted' },
  ParallelStateEntered: entered,
  ParallelStateExited: exited,
  ParallelStateAborted: { level: 'ERROR', member: 'parallelStateAbortedEventDetails', of: 'aborted' },
  MapStateEntered: entered,
  MapStateExited: exited,
  MapStateAborted: { level: 'ERROR', member: 'mapStateAbortedEventDetails', of: 'aborted' },
  PassStateEntered: entered,
  PassStateExited: exited,
  ChoiceStateEntered: entered,
  ChoiceStateExited: exited,
  SucceedStateEntered: entered,
  SucceedStateExited: exited,
  FailStateEntered: { ...entered, level: 'ERROR' },
  TaskScheduled: { level: 'ALL', member: 'taskScheduledEventDetails', of: 'task' },
  TaskStarted: { level: 'ALL', member: 'taskStartedEventDetails', of: 'task' },
  TaskStartFailed: { level: 'ERROR', member: 'taskStartFailedEventDetails', of: 'task', phase: 'start' },
  TaskSubmitted: { level: 'ALL', member: 'taskSubmittedEventDetails', of: 'task' },
  TaskSubmitFailed: { level: 'ERROR', member: 'taskSubmitFailedEventDetails', of: 'task', phase: 'submit' },
  TaskSucceeded: { level: 'ALL', member: 'taskSucceededEventDetails', of: 'task' },
  TaskFailed: { level: 'ERROR', member: 'taskFailedEventDetails', of: 'task' },
  TaskTimedOut: { level: 'ERROR', member: 'taskTimedOutEventDetails', of: 'task' },
  LambdaFunctionScheduled: { level: 'ALL', member: 'lambdaFunctionScheduledEventDetails', of: 'task' },
  LambdaFunctionScheduleFailed: {
    level: 'ERROR',
    member: 'lambdaFunctionScheduleFailedEventDetails',
    of: 'task',
    phase: 'schedule',
  },
  LambdaFunctionStarted: { level: 'ALL', member: 'lambdaFunctionStartedEventDetails', of: 'task' },
  LambdaFunctionStartFailed: {
    level: 'ERROR',
    member: 'lambdaFunctionStartFailedEventDetails',
    of: 'task',
    phase: 'start',
  },
  LambdaFunctionSucceeded: { level: 'ALL', member: 'lambdaFunctionSucceededEventDetails', of: 'task' },
  LambdaFunctionFailed: { level: 'ERROR', member: 'lambdaFunctionFailedEventDetails', of: 'task' },
  LambdaFunctionTimedOut: { level: 'ERROR', member: 'lambdaFunctionTimedOutEventDetails', of: 'task' },
  ActivityScheduled: { level: 'ALL', member: 'activityScheduledEventDetails', of: 'task' },
  ActivityScheduleFailed: {
    level: 'ERROR',
    member: 'activityScheduleFailedEventDetails',
    of: 'task',
    phase: 'schedule',
  },
  ActivityStarted: { level: 'ALL', member: 'activityStartedEventDetails', of: 'task' },
  ActivitySucceeded: { level: 'ALL', member: 'activitySucceededEventDetails', of: 'task' },
  ActivityFailed: { level: 'ERROR', member: 'activityFailedEventDetails', of: 'task' },
  ActivityTimedOut: { level: 'ERROR', member: 'activityTimedOutEventDetails', of: 'task' },
  ParallelStateStarted: { level: 'ALL', member: 'parallelStateStartedEventDetails', of: 'parallel' },
  ParallelStateSucceeded: { level: 'ALL', member: 'parallelStateSucceededEventDetails', of: 'parallel' },
  ParallelStateFailed: { level: 'ERROR', member: 'parallelStateFailedEventDetails', of: 'parallel' },
  MapStateStarted: { level: 'ALL', member: 'mapStateStartedEventDetails', of: 'map' },
  MapStateSucceeded: { level: 'ALL', member: 'mapStateSucceededEventDetails', of: 'map' },
  MapStateFailed: { level: 'ERROR', member: 'mapStateFailedEventDetails', of: 'map' },
  MapIterationStarted: { level: 'ALL', member: 'mapIterationStartedEventDetails', of: 'iterationStarted' },
  MapIterationSucceeded: { level: 'ALL', member: 'mapIterationSucceededEventDetails', of: 'iteration' },
  MapIterationFailed: { level: 'ERROR', member: 'mapIterationFailedEventDetails', of: 'iteration' },
  MapIterationAborted: { level: 'ERROR', member: 'mapIterationAbortedEventDetails', of: 'iteration' },
  MapRunStarted: { level: 'ALL', member: 'mapRunStartedEventDetails', of: 'mapRun' },
  MapRunSucceeded: { level: 'ALL', member: 'mapRunSucceededEventDetails', of: 'mapRun' },
  MapRunFailed: { level: 'ERROR', member: 'mapRunFailedEventDetails', of: 'mapRun' },
  MapRunAborted: { level: 'ERROR', member: 'mapRunAbortedEventDetails', of: 'mapRun' },
  MapRunRedriven: { level: 'ALL', member: 'mapRunRedrivenEventDetails', of: 'mapRun' },
  EvaluationFailed: { level: 'ERROR', member: 'evaluationFailedEventDetails', of: 'evaluation' },
} as const satisfies Readonly<Record<string, EventKind>>;

export type HistoryEventType = keyof typeof historyEvents;

/** The same table, for types from outside, which may not exist. */
export const eventKinds: Readonly<Record<string, EventKind | undefined>> = historyEvents;

/** The events with which an execution ends. */
export type ExecutionEnd = {
  [Type in HistoryEventType]: (typeof historyEvents)[Type] extends { readonly status: infer Status }
    ? Status extends 'RUNNING'
      ? never
      : Type
    : never;
}[HistoryEventType];
