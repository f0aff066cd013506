import type { Execution } from '../../../engine/executions/Execution';
import { timeText } from '../schema/Schema';
import type { Service } from '../../service/Service';

/** An execution as lists show it. */
export function summaryOf(service: Service, execution: Execution): Readonly<Record<string, unknown>> {
  const { arn, name, stateMachineArn, stateMachineName, type, status, startDate, stopDate, error, cause } = execution;
  const { testCase, parent, child, redriveCount = 0, harnessError } = execution;
  return {
    executionArn: arn,
    name,
    stateMachineArn,
    stateMachineName,
    type,
    status,
    startedAt: timeText(startDate),
    ...(stopDate !== undefined && { endedAt: timeText(stopDate) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    events: execution.history.length,
    redriveCount,
    ...(testCase !== undefined && { testCase }),
    ...(parent !== undefined && { parentExecutionArn: parent.arn }),
    ...(child !== undefined && { mapRunArn: child.mapRun.arn }),
    ...(harnessError !== undefined && { mistake: messageOf(harnessError) }),
    change: service.changes.of(execution),
  };
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String((error as { message?: unknown } | null)?.message ?? error);
}
