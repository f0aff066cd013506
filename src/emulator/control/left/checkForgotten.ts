import type { Service } from '../../service/Service';
import { ControlError } from '../ControlError';
import { findExecution } from '../executions/findExecution';

/** A log of the account of which the oldest entries are gone. */
interface Log {
  /** How many are not kept any more. */
  readonly forgotten: number;
  /** The latest time of those, in epoch milliseconds. */
  readonly forgottenUntilMs: number;
}

interface Params {
  readonly executionArn?: string | undefined;
  readonly incomplete?: 'allow' | undefined;
}

/**
 * Throws ControlError where entries that were asked for may be forgotten: what is not in the list would look like what never
 * happened. Of an execution that has started after all that was forgotten, everything is there.
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
