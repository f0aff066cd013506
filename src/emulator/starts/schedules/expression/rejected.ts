import { HarnessError } from '../../../../errors/HarnessError';

/** An expression that AWS rejects. `why` is a sentence without its full stop, `write` what to write instead. */
export function rejected(expression: string, why: string, write: string): HarnessError {
  return new HarnessError(`AWS rejects the schedule '${expression}': ${why}. ${write}`);
}
