import { StatesError } from '../../errors/StatesError';
import { sdkCause } from '../integrations/replies';
import { refusalIds } from '../integrations/objects/answerS3';
import { S3Failure } from '../integrations/objects/S3Failure';

/** A Map Run whose items cannot be read. The state's Retry and Catch may handle it. */
export function itemReaderFailed(cause: string): StatesError {
  return new StatesError('States.ItemReaderFailed', cause);
}

/** A Map Run whose results cannot be written. The state's Retry and Catch may handle it. */
export function resultWriterFailed(cause: string): StatesError {
  return new StatesError('States.ResultWriterFailed', cause);
}

/**
 * AWS (not recorded): S3's message in the form of the SDK for Java v2: `Access Denied (Service: S3, Status Code: 403,
 * …)`.
 */
export function causeOf(failure: S3Failure, chance: { random(): number }): string {
  if (failure.code === 'SdkClientException') return failure.message;
  return sdkCause('s3', { ...refusalIds(failure, chance), modelled: true });
}

/** The state's error for an S3 error; any other error is unchanged. */
export function failedBy(
  error: unknown,
  asError: (cause: string) => StatesError,
  chance: { random(): number },
): unknown {
  return error instanceof S3Failure ? asError(causeOf(error, chance)) : error;
}
