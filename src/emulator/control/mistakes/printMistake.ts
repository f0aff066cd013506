import { HarnessError } from '../../../errors/HarnessError';
import type { Mistake } from '../../service/MistakeLog';
import { messageOf } from '../executions/summaryOf';

/** With the mock that would have answered, where a task was answered by nobody. */
export function printMistake({ error, executionArn }: Mistake): object {
  const { mock } = error as { readonly mock?: object };
  return {
    kind: HarnessError.is(error) ? 'tester' : 'bug',
    message: messageOf(error),
    ...(executionArn !== undefined && { executionArn }),
    ...(mock !== undefined && { mock }),
  };
}
