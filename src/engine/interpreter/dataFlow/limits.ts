import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { StatesError } from '../../../errors/StatesError';
import type { Json } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';

/**
 * Throws States.DataLimitExceeded if a value is too large to pass on. `subject` is a state's name, or a task's
 * resource.
 */
export function checkPayload(value: Json, subject: string): void {
  if (isLargerThan(value, MAX_PAYLOAD_BYTES)) throw payloadTooLarge(subject);
}

export function payloadTooLarge(subject: string): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
