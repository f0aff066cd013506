import { MAX_DEFINITION_LENGTH, MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { oneOf, string, integer, arrayOf, required, structure } from './shapes';
import { Arn } from './names';

export const Definition = string({ min: 1, max: MAX_DEFINITION_LENGTH, sensitive: true });
export const StateMachineType = oneOf('STANDARD', 'EXPRESS');

/** JSON text: input and output of executions and tasks. */
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
