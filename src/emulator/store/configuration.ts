/** Settings of a state machine as DescribeStateMachine shows them: the service's defaults are filled in. */
export interface LoggingConfiguration {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  /** Absent and empty are shown as they were given. */
  readonly destinations?: readonly LogDestination[];
}

export interface LogDestination {
  readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string };
}

export interface TracingConfiguration {
  readonly enabled: boolean;
}

export interface EncryptionConfiguration {
  readonly type: 'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KMS_KEY';
  readonly kmsKeyId?: string;
  readonly kmsDataKeyReusePeriodSeconds?: number;
}

/** AWS: lists are in code point order of the names, not in order of creation (recorded). */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
