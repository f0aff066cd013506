import { present } from '../../../util/present';
import { ServiceError } from '../../../errors/ServiceError';
import type {
  EncryptionConfiguration,
  LoggingConfiguration,
  TracingConfiguration,
} from '../../../engine/executions/MachineRevision';
import type * as shapes from '../model/data';
import type { ValueOf } from '../model/shapes';

/**
 * Settings of a state machine with the service's defaults filled in. Each is passed as the caller sent it, or not at
 * all.
 */
export function readLogging(given: ValueOf<typeof shapes.LoggingConfiguration> = {}): LoggingConfiguration {
  const { level = 'OFF', includeExecutionData = false, destinations } = given;
  const count = destinations?.length ?? 0;
  if (count > 1 || (count === 0 && level !== 'OFF')) throw invalidLogging('Must specify exactly one Log Destination.');
  for (const { cloudWatchLogsLogGroup } of destinations ?? []) {
    const { logGroupArn } = cloudWatchLogsLogGroup ?? {};
    if (logGroupArn === undefined) throw invalidLogging('Must set valid CloudWatch Log Group ARN.');
    if (!logGroupStart.test(logGroupArn)) throw invalidLogging('Provided ARN is not CloudWatch Logs Log Group ARN.');
    if (!logGroupArn.endsWith(':*')) throw invalidLogging("Log Group ARN must be provided with '*' qualifier.");
    // Log groups are not known here: any ARN in AWS's form is accepted.
    if (!logGroupForm.test(logGroupArn)) throw invalidLogging('Log Destination not found.');
  }
  return present({ level, includeExecutionData, destinations });
}

/**
 * AWS (reported): the messages about ARNs, and that a machine with a non-ASCII name cannot log: its log delivery is
 * rejected.
 */
export function checkLoggedName(arn: string, { level }: LoggingConfiguration): void {
  if (level === 'OFF' || /^[0-9A-Za-z./\-_:]+$/.test(arn)) return;
  throw invalidLogging(
    `1 validation error detected: Value '${arn}' at 'resourceId' failed to satisfy constraint: ` +
      'Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$',
  );
}

const logGroupStart = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/;

/** AWS: the ARN ends in `:*`. Names of log groups have at most 512 characters. */
const logGroupForm = /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[a-zA-Z0-9_/.#-]{1,512}:\*$/;

function invalidLogging(what: string): ServiceError {
  return new ServiceError('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${what}`);
}

export function readTracing(given: ValueOf<typeof shapes.TracingConfiguration> | undefined): TracingConfiguration {
  if (given === undefined) return { enabled: false };
  if (given.enabled === undefined) {
    // AWS's message is not known.
    const message = "Invalid Tracing Configuration: 'enabled' must be set to true or false.";
    throw new ServiceError('InvalidTracingConfiguration', message);
  }
  return { enabled: given.enabled };
}

/** AWS (reported): the messages, and that the key must be in the machine's region. */
export function readEncryption(
  given: ValueOf<typeof shapes.EncryptionConfiguration> = { type: 'AWS_OWNED_KEY' },
  region: string,
): EncryptionConfiguration {
  const { type, kmsKeyId, kmsDataKeyReusePeriodSeconds } = given;
  if (type === 'AWS_OWNED_KEY') {
    for (const [name, value] of Object.entries({ kmsKeyId, kmsDataKeyReusePeriodSeconds }))
      if (value !== undefined) throw invalidEncryption(`Custom ${name} is not allowed when selecting AWS_OWNED_KEY.`);
    return { type };
  }
  if (kmsKeyId === undefined) throw invalidEncryption('Must set a valid kmsKeyId.');
  const [, keyRegion = region] = /^arn:[^:]+:kms:([^:]+):/.exec(kmsKeyId) ?? [];
  if (keyRegion !== region) throw invalidEncryption(`Invalid arn ${keyRegion}`);
  return { type, kmsKeyId, kmsDataKeyReusePeriodSeconds: kmsDataKeyReusePeriodSeconds ?? 300 };
}

function invalidEncryption(what: string): ServiceError {
  return new ServiceError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${what}`);
}

/** AWS: a role need not exist, but it must look like one. */
export function checkRoleArn(roleArn: string): string {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(roleArn)) {
    throw new ServiceError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
  }
  return roleArn;
}
