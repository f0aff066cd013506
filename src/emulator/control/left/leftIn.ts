import { HarnessError } from '../../../errors/HarnessError';
import type { Mistake } from '../../service/MistakeLog';
import type { Service } from '../../service/Service';
import { unmatchedMocks, unusedMocks } from '../mocks/unusedMocks';
import { openTasks, printTask } from '../tasks/printTask';
import { describeWaiting } from '../../service/describeWaiting';
import { executionsInside } from '../../service/inspect';
import { messageOf } from '../executions/summaryOf';

/** What a test leaves behind: what should make it fail, and what it did not end. */
export async function leftIn(service: Service): Promise<object> {
  await service.quiet();
  return {
    mistakes: [...service.mistakes.all, ...unmatched(service)].map(printMistake),
    // Mocks that stay belong to more than one test.
    unusedMocks: unusedMocks(service).filter(({ stays }) => stays !== true),
    running: [...executionsInside(service)]
      .filter(({ status }) => status === 'RUNNING')
      .map(({ arn }) => ({ executionArn: arn, waiting: describeWaiting(service, arn) })),
    openTasks: openTasks(service).map(printTask),
  };
}

function unmatched(service: Service): readonly Mistake[] {
  return unmatchedMocks(service).map((text) => ({ error: new HarnessError(text) }));
}

/** A HarnessError as plain data; for an unanswered task, with a mock that would answer it. */
export function printMistake({ error, executionArn }: Mistake): object {
  const { mock } = error as { readonly mock?: object };
  return {
    kind: HarnessError.is(error) ? 'tester' : 'bug',
    message: messageOf(error),
    ...(executionArn !== undefined && { executionArn }),
    ...(mock !== undefined && { mock }),
  };
}
