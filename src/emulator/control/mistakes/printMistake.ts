import { HarnessError } from '../../../errors/HarnessError';
import type { Mistake } from '../../service/MistakeLog';
import { messageOf } from '../executions/summaryOf';

/** A mistake as plain data; for an unanswered task, with a mock that would answer it. */
export function printMistake({ error, executionArn }: Mistake): object {
  const { mock } = error as { readonly mock?: object };
  return {
    kind: HarnessError.is(error) ? 'tester' : 'bug',
    message: messageOf(error),
    ...(executionArn !== undefined && { executionArn }),
    ...(mock !== undefined && { mock }),
  };
}
