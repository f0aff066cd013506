import { MAX_DEFINITION_LENGTH, MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { oneOf, string } from './shapes';

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
