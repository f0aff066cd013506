import { HarnessError } from '../../../errors/HarnessError';
import type { Mistake } from '../../service/MistakeLog';
import { messageOf } from '../executions/summaryOf';

export function printMistake({ error, executionArn }: Mistake): object {
  return {
    kind: HarnessError.is(error) ? 'tester' : 'bug',
    message: messageOf(error),
    ...(executionArn !== undefined && { executionArn }),
  };
}
