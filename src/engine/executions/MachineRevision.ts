import type { Program } from '../interpreter/Program';

/**
 * What an execution runs: a compiled definition and its settings. Never changed: an update creates a new revision, and
 * a version keeps the revision that it was published from.
 */
export interface MachineRevision {
  /** As the caller wrote it, byte for byte. */
  readonly definition: string;
  readonly program: Program;
  /** The default query language of the definition, if not JSONPath: a Map's processor inherits the machine's. */
  readonly queryLanguage?: 'JSONata' | undefined;
  readonly roleArn: string;
  readonly loggingConfiguration: LoggingConfiguration;
  readonly tracingConfiguration: TracingConfiguration;
  readonly encryptionConfiguration: EncryptionConfiguration;
  /** `undefined` for the revision that CreateStateMachine made, which the API calls `INITIAL`. */
  readonly revisionId: string | undefined;
  /** Epoch milliseconds. */
  readonly updateDateMs: number;
}

/** Settings of a state machine as DescribeStateMachine shows them: the service's defaults are filled in. */
export interface LoggingConfiguration {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  /** Absent and empty are shown as they were given. */
  readonly destinations?: readonly LogDestination[];
}

interface LogDestination {
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
