/** What a machine has besides its definition, as the author sees it. */
export interface MachineSettings {
  readonly roleArn: string;
  readonly level: 'OFF' | 'ALL' | 'ERROR' | 'FATAL';
  /** The log group; empty: none. */
  readonly logGroupArn: string;
  readonly includesData: boolean;
  readonly traces: boolean;
}

/** The parts of DescribeStateMachine, and of the requests that set them. */
interface MachineConfiguration {
  readonly roleArn?: string;
  readonly loggingConfiguration?: {
    readonly level?: MachineSettings['level'];
    readonly includeExecutionData?: boolean;
    readonly destinations?: readonly { readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string } }[];
  };
  readonly tracingConfiguration?: { readonly enabled?: boolean };
}

/** A required role that is never assumed. */
const anyRole = 'arn:aws:iam::123456789012:role/stepmill-console';

export function settingsOf({
  roleArn = anyRole,
  loggingConfiguration: logging,
  tracingConfiguration: tracing,
}: MachineConfiguration): MachineSettings {
  return {
    roleArn,
    level: logging?.level ?? 'OFF',
    logGroupArn: logging?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '',
    includesData: logging?.includeExecutionData === true,
    traces: tracing?.enabled === true,
  };
}

/** The members of CreateStateMachine and UpdateStateMachine. AWS: a level other than OFF needs a log group. */
export function configurationOf({
  roleArn,
  level,
  logGroupArn,
  includesData,
  traces,
}: MachineSettings): MachineConfiguration {
  return {
    roleArn,
    loggingConfiguration: {
      level,
      includeExecutionData: includesData,
      destinations: logGroupArn === '' ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
    tracingConfiguration: { enabled: traces },
  };
}
