/** One measurement, as Step Functions sends it to CloudWatch. */
export interface Datum {
  readonly namespace: 'AWS/States' | 'AWS/Usage';
  readonly metricName: MetricName;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly value: number;
  readonly unit: Unit;
}

/** Units of metrics, as CloudWatch names them. */
export type Unit = 'Count' | 'Milliseconds' | 'Megabytes';

/** The metrics, with their units. */
export const units = {
  ExecutionsStarted: 'Count',
  ExecutionsSucceeded: 'Count',
  ExecutionsFailed: 'Count',
  ExecutionsAborted: 'Count',
  ExecutionsTimedOut: 'Count',
  /** Never measured: AWS only measures it when transitions are throttled, which they never are here. */
  ExecutionThrottled: 'Count',
  ExecutionTime: 'Milliseconds',
  ExecutionsRedriven: 'Count',
  RedrivenExecutionsSucceeded: 'Count',
  RedrivenExecutionsFailed: 'Count',
  RedrivenExecutionsAborted: 'Count',
  RedrivenExecutionsTimedOut: 'Count',
  ExpressExecutionBilledDuration: 'Milliseconds',
  ExpressExecutionBilledMemory: 'Megabytes',
  /** According to AWS's published estimate: how it is measured is not known. */
  ExpressExecutionMemory: 'Megabytes',
  ActivitiesScheduled: 'Count',
  ActivitiesStarted: 'Count',
  ActivitiesSucceeded: 'Count',
  ActivitiesFailed: 'Count',
  ActivitiesTimedOut: 'Count',
  ActivitiesHeartbeatTimedOut: 'Count',
  ActivityScheduleTime: 'Milliseconds',
  ActivityRunTime: 'Milliseconds',
  ActivityTime: 'Milliseconds',
  LambdaFunctionsScheduled: 'Count',
  LambdaFunctionsStarted: 'Count',
  LambdaFunctionsSucceeded: 'Count',
  LambdaFunctionsFailed: 'Count',
  LambdaFunctionsTimedOut: 'Count',
  LambdaFunctionScheduleTime: 'Milliseconds',
  LambdaFunctionRunTime: 'Milliseconds',
  LambdaFunctionTime: 'Milliseconds',
  ServiceIntegrationsScheduled: 'Count',
  ServiceIntegrationsStarted: 'Count',
  ServiceIntegrationsSucceeded: 'Count',
  ServiceIntegrationsFailed: 'Count',
  ServiceIntegrationsTimedOut: 'Count',
  ServiceIntegrationScheduleTime: 'Milliseconds',
  ServiceIntegrationRunTime: 'Milliseconds',
  ServiceIntegrationTime: 'Milliseconds',
  /** Standard executions, and their quota: see the option `quotas`. */
  OpenExecutionCount: 'Count',
  OpenExecutionLimit: 'Count',
  ApproximateOpenMapRunCount: 'Count',
  OpenMapRunLimit: 'Count',
  /** Map Runs that have begun and wait for others to end. */
  ApproximateMapRunBacklogSize: 'Count',
  VersionCount: 'Count',
  AliasCount: 'Count',
  /** Of the namespace AWS/Usage. */
  StateMachineCount: 'Count',
  ActivityCount: 'Count',
  OpenExecutionCountPerStateMachine: 'Count',
  /** Calls of the API that were throttled: see the option `quotas`; and state transitions, which are not throttled. */
  ThrottledEvents: 'Count',
  ProvisionedBucketSize: 'Count',
  ProvisionedRefillRate: 'Count',
  ConsumedCapacity: 'Count',
} as const satisfies Record<string, Unit>;

const ofUsage: ReadonlySet<string> = new Set([
  'StateMachineCount',
  'ActivityCount',
  'OpenExecutionCountPerStateMachine',
]);

/** The CloudWatch metrics of Step Functions. */
export type MetricName = keyof typeof units;

export function datum(
  metricName: MetricName,
  dimensions: Datum['dimensions'],
  timestamp: number,
  value: number,
): Datum {
  const namespace = ofUsage.has(metricName) ? 'AWS/Usage' : 'AWS/States';
  return { namespace, metricName, dimensions, timestamp, value, unit: units[metricName] };
}
