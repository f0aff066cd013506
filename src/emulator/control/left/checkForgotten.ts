import type { Service } from '../../service/Service';
import { ControlError } from '../ControlError';
import { findExecution } from '../executions/findExecution';

/** A log that may have forgotten its oldest entries. */
interface Log {
  /** How many entries were forgotten. */
  readonly forgotten: number;
  /** The latest time of the forgotten entries, in epoch milliseconds. */
  readonly forgottenUntilMs: number;
}

interface Params {
  readonly executionArn?: string | undefined;
  readonly incomplete?: 'allow' | undefined;
}

/**
 * Throws ControlError when requested entries may be forgotten: a list without them would look as if they had never
 * been. An execution that started after the last forgotten entry has all of its own.
 */
export function checkForgotten(service: Service, log: Log, what: string, { executionArn, incomplete }: Params): void {
  if (log.forgotten === 0 || incomplete === 'allow') return;
  if (executionArn !== undefined && findExecution(service, executionArn).startDate > log.forgottenUntilMs) return;
  throw new ControlError(
    409,
    'Forgotten',
    `The server has forgotten the ${log.forgotten} oldest ${what} since the last reset, so that this list may lack some. ` +
      'Reset the account between tests, or ask for an execution that has started later (?executionArn=…). ' +
      'What is left is told with ?incomplete=allow.',
  );
}
