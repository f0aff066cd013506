import type { JsonObject } from '../../../util/json';
import { report, ReportedError } from '../report';
import type { Scope } from '../Scope';
import { isFatal } from './errorMatches';

/** The failure with its final text. Throws errors that Retry and Catch must not take. */
export function failureOf(scope: Scope, error: unknown): ReportedError {
  const reported = report(scope, error);
  if (!(reported instanceof ReportedError) || isFatal(reported)) throw reported;
  return reported;
}

/**
 * What a catcher gets: `{ Error, Cause }`.
 *
 * AWS: a failure without a cause has the cause `""`; one with neither (SendTaskFailure) has null for both (recorded).
 */
export function errorOutput({ error, errorCause }: ReportedError): JsonObject {
  if (error === undefined) return { Error: null, Cause: errorCause ?? null };
  return { Error: error, Cause: errorCause ?? '' };
}
