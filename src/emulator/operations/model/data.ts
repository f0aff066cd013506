import { MAX_DEFINITION_LENGTH, MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { oneOf, string, integer, arrayOf, required, structure, boolean } from './shapes';

export const Name = string({ min: 1, max: 80 });
export const Arn = string({ min: 1, max: 256 });
export const LongArn = string({ min: 1, max: 2000 });

/**
 * The ARN of a state machine, optionally followed by a test case of the mock file: `arn#TestCase`, as in Step Functions
 * Local. Only the code that reads the test case uses that part.
 */
export const ArnWithTestCase = string({ min: 1, max: 256, upTo: '#' });

/** Name of an alias. It must not be all digits, as a version is. */
export const CharacterRestrictedName = string({
  min: 1,
  max: 80,
  pattern: {
    text: '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
    expression: /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/,
  },
});

export const VersionDescription = string({ max: 256, sensitive: true });
export const AliasDescription = string({ max: 256, sensitive: true });
export const RevisionId = string();
export const TestStateStateName = string({ min: 1, max: 80, sensitive: true });

export const ClientToken = string({ min: 1, max: 64, pattern: { text: '[!-~]+', expression: /^[!-~]+$/ } });

export const TraceHeader = string({
  min: 0,
  max: 256,
  pattern: { text: '\\p{ASCII}*', expression: /^[\u0000-\u007f]*$/ },
});

export const Definition = string({ min: 1, max: MAX_DEFINITION_LENGTH, sensitive: true });
export const StateMachineType = oneOf('STANDARD', 'EXPRESS');

/** JSON: input and output of executions and tasks. */
export const SensitiveData = string({ max: MAX_PAYLOAD_BYTES, sensitive: true });
export const SensitiveError = string({ min: 0, max: 256, sensitive: true });
export const SensitiveCause = string({ min: 0, max: 32_768, sensitive: true });

export const TaskToken = string({ min: 1, max: 2048 });
export const IncludedData = oneOf('ALL_DATA', 'METADATA_ONLY');

/** AWS: printed in this order (recorded), which is not that of the API's documentation. */
export const ExecutionStatus = oneOf('SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING');
export const ExecutionRedriveFilter = oneOf('REDRIVEN', 'NOT_REDRIVEN');

const RoutingConfigurationListItem = structure('RoutingConfigurationListItem', {
  stateMachineVersionArn: required(Arn),
  weight: required(integer({ min: 0, max: 100 })),
});

export const RoutingConfigurationList = arrayOf(RoutingConfigurationListItem, { min: 1, max: 2 });

const TagKey = string({ min: 1, max: 128 });
const TagValue = string({ min: 0, max: 256 });
const Tag = structure('Tag', { key: TagKey, value: TagValue });
export const TagList = arrayOf(Tag);
export const TagKeyList = arrayOf(TagKey);

/** 0 means the default of 100. */
export const PageSize = integer({ min: 0, max: 1000 });
export const PageToken = string({ min: 1, max: 1024 });
export const ListExecutionsPageToken = string({ min: 1, max: 3096 });

const LogDestination = structure('LogDestination', {
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

export const InspectionLevel = oneOf('INFO', 'DEBUG', 'TRACE');

export const MockInput = structure('MockInput', {
  result: SensitiveData,
  errorOutput: structure('MockErrorOutput', { error: SensitiveError, cause: SensitiveCause }),
  fieldValidationMode: oneOf('STRICT', 'PRESENT', 'NONE'),
});

export const TestStateConfiguration = structure('TestStateConfiguration', {
  retrierRetryCount: integer({ min: 0 }),
  errorCausedByState: TestStateStateName,
  mapIterationFailureCount: integer({ min: 0 }),
  mapItemReaderData: SensitiveData,
});
