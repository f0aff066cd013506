import { Arn } from './names';
import { boolean, integer, arrayOf, oneOf, required, string, structure } from './shapes';

export const LogDestination = structure('LogDestination', {
  cloudWatchLogsLogGroup: structure('CloudWatchLogsLogGroup', { logGroupArn: Arn }),
});

export const LoggingConfiguration = structure('LoggingConfiguration', {
  level: oneOf('ALL', 'ERROR', 'FATAL', 'OFF'),
  includeExecutionData: boolean(),
  destinations: arrayOf(LogDestination),
});

export const TracingConfiguration = structure('TracingConfiguration', { enabled: boolean() });

export const EncryptionConfiguration = structure('EncryptionConfiguration', {
  kmsKeyId: string({ min: 1, max: 2048 }),
  kmsDataKeyReusePeriodSeconds: integer({ min: 60, max: 900 }),
  type: required(oneOf('AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY')),
});
