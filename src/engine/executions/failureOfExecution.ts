import type { ExecutionError } from '../../errors/executionErrors';
import { HarnessError } from '../../errors/HarnessError';
import { StatesError } from '../../errors/StatesError';
import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import { HistoryFullError } from '../history/History';

/** The error and cause of an execution that ends with this thrown value. */
export function failureOfExecution(error: unknown): { error: string | undefined; cause: string | undefined } {
  if (StatesError.is(error)) return { error: error.error, cause: error.errorCause };
  if (error instanceof HistoryFullError) return historyFull;
  const message = error instanceof Error ? error.message : String(error);
  if (HarnessError.is(error)) return failure('Stepmill.HarnessError', message);
  // A stack trace is for the person who runs the process, not for API clients.
  return failure('Stepmill.InternalError', `A bug in Stepmill: ${message}`);
}

function failure(error: ExecutionError, cause: string): { error: ExecutionError; cause: string } {
  return { error, cause };
}

const historyFull = {
  error: 'States.Runtime',
  cause: `The execution reached the maximum number of history events (${MAX_HISTORY_EVENTS}).`,
};
