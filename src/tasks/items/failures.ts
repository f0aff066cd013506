import { StatesError } from '../../errors/StatesError';
import { sdkCause } from '../integrations/replies';
import { refusalIds } from '../integrations/objects/answerS3';
import { S3Failure } from '../integrations/objects/S3Failure';

/** A Map Run whose items cannot be read. Retry and Catch of the state may take it. */
export function itemReaderFailed(cause: string): StatesError {
  return new StatesError('States.ItemReaderFailed', cause);
}

/** A Map Run whose results cannot be written. Retry and Catch of the state may take it. */
export function resultWriterFailed(cause: string): StatesError {
  return new StatesError('States.ResultWriterFailed', cause);
}

/** AWS (not recorded): what S3 said, as the SDK for Java v2 prints it: `Access Denied (Service: S3, Status Code: 403, …)`. */
export function causeOf(failure: S3Failure, chance: { random(): number }): string {
  if (failure.code === 'SdkClientException') return failure.message;
  return sdkCause('s3', { ...refusalIds(failure, chance), modelled: true });
}

/** The state's error for a refusal of S3; any other error stays as it is. */
export function failedBy(
  error: unknown,
  asError: (cause: string) => StatesError,
  chance: { random(): number },
): unknown {
  return error instanceof S3Failure ? asError(causeOf(error, chance)) : error;
}
