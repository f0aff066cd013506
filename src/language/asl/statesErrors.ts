import { HarnessError } from '../../errors/HarnessError';
import { misspelt } from '../../util/nearest';

const prefix = 'States.';

/** The errors that Step Functions itself raises. See "Error names" of the AWS Step Functions guide. */
export const statesErrors: ReadonlySet<string> = new Set(
  [
    'ALL',
    'BranchFailed',
    'DataLimitExceeded',
    'ExceedToleratedFailureThreshold',
    'HeartbeatTimeout',
    'Http.Socket',
    'IntrinsicFailure',
    'ItemReaderFailed',
    'NoChoiceMatched',
    'ParameterPathFailure',
    'Permissions',
    'QueryEvaluationError',
    'ReferencePathConflict',
    'ResultPathMatchFailure',
    'ResultWriterFailed',
    'Runtime',
    'TaskFailed',
    'Timeout',
  ].map((name) => `States.${name}`),
);

/**
 * Throws a HarnessError for an error with which no task ends: the wildcard, and a near misspelling of an error that
 * Step Functions raises. A test with it would show behavior that AWS never has. `what` begins the message.
 */
export function checkThrown(error: string, what: string): void {
  if (error === 'States.ALL')
    throw new HarnessError(
      `${what} is 'States.ALL', which matches every error in a Retry or Catch: nothing fails with it. Write a real one: 'States.TaskFailed', 'Card.Declined'.`,
    );
  if (!error.startsWith(prefix) || statesErrors.has(error) || /^States\.Http\.StatusCode\.\d+$/.test(error)) return;
  const known = [...statesErrors, 'States.Http.StatusCode.404'].map((name) => name.slice(prefix.length));
  const meant = misspelt(error.slice(prefix.length), known);
  if (meant !== undefined)
    throw new HarnessError(`${what} is '${error}', which AWS does not have. Did you mean '${prefix}${meant}'?`);
}
