/** One measurement, as Step Functions sends it to CloudWatch. */
export interface Datum {
  readonly namespace: 'AWS/States';
  readonly metricName: MetricName;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly value: number;
  readonly unit: Unit;
}

/** Units of metrics, as CloudWatch names them. */
export type Unit = 'Count' | 'Milliseconds' | 'Megabytes';

/**
 * The metrics, with their units. Not measured: ExpressExecutionMemory (AWS bills by it and does not publish how it is
 * counted), the use of state transitions, which are not throttled, and the namespace AWS/Usage.
 */
export const units = {
  ExecutionsStarted: 'Count',
  ExecutionsSucceeded: 'Count',
  ExecutionsFailed: 'Count',
  ExecutionsAborted: 'Count',
  ExecutionsTimedOut: 'Count',
  /** Always 0: state transitions are not throttled. */
  ExecutionThrottled: 'Count',
  ExecutionTime: 'Milliseconds',
  ExecutionsRedriven: 'Count',
  RedrivenExecutionsSucceeded: 'Count',
  RedrivenExecutionsFailed: 'Count',
  RedrivenExecutionsAborted: 'Count',
  RedrivenExecutionsTimedOut: 'Count',
  ExpressExecutionBilledDuration: 'Milliseconds',
  ExpressExecutionBilledMemory: 'Megabytes',
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
  /** Standard executions, and how many there may be: see the option `quotas`. */
  OpenExecutionCount: 'Count',
  OpenExecutionLimit: 'Count',
  ApproximateOpenMapRunCount: 'Count',
  OpenMapRunLimit: 'Count',
  /** Map Runs that have begun and wait for others to end. */
  ApproximateMapRunBacklogSize: 'Count',
  VersionCount: 'Count',
  AliasCount: 'Count',
  /** Calls of the API that were throttled: see the option `quotas`. */
  ThrottledEvents: 'Count',
  ProvisionedBucketSize: 'Count',
  ProvisionedRefillRate: 'Count',
  ConsumedCapacity: 'Count',
} as const satisfies Record<string, Unit>;

/** The CloudWatch metrics of AWS/States that are measured here. */
export type MetricName = keyof typeof units;

export function datum(
  metricName: MetricName,
  dimensions: Datum['dimensions'],
  timestamp: number,
  value: number,
): Datum {
  return { namespace: 'AWS/States', metricName, dimensions, timestamp, value, unit: units[metricName] };
}
