import { HarnessError } from '../../errors/HarnessError';
import type { Execution } from '../../engine/executions/Execution';
import { eventToWire, type WireEvent } from '../../engine/history/toWire';
import type { ExecutionFacts } from '../../story/trace/UnreadStory';
import { toText } from '../../util/json';
import { forgetOldExecutions } from '../operations/machine/deleteMachine';
import { findDescribed } from '../operations/execution/findStandardExecution';
import type { Service } from './Service';

/** Finds an execution of a service, Express ones included. Throws HarnessError when there is none. */
export function findInside(service: Service, executionArn: string): Execution {
  const execution = service.execution(executionArn);
  if (execution !== undefined) return execution;
  throw new HarnessError(
    `There is no execution ${executionArn} in this test's Step Functions. Those of earlier tests are gone.`,
  );
}

/** The whole history of an execution, as GetExecutionHistory answers it. */
export function historyInside(service: Service, executionArn: string): readonly WireEvent[] {
  return findInside(service, executionArn).history.events.map((event) => eventToWire(event));
}

/** Keeps an execution as it is now, to be read later. Throws as DescribeExecution does if it is not kept any more. */
export function factsInside(service: Service, executionArn: string): ExecutionFacts {
  const execution = findInside(service, executionArn);
  const { name, type, startDate, stopDate, inputText, output, error, cause, redriveCount = 0, child } = execution;
  if (type === 'STANDARD') {
    forgetOldExecutions(service.inside);
    // Throws with the reason.
    if (service.execution(executionArn) === undefined) findDescribed(service.inside, executionArn);
  }
  return {
    executionArn,
    name,
    status: (type === 'STANDARD' ? child?.mapRun.children.statusOf(execution) : undefined) ?? execution.status,
    startMs: Math.round(startDate),
    stopMs: stopDate === undefined ? undefined : Math.round(stopDate),
    inputText,
    output,
    error,
    cause,
    redriveCount,
    events: execution.history.past(),
  };
}

/** What DescribeExecution would answer, also for Express executions, which AWS does not describe. */
export function describeInside(execution: Execution): Readonly<Record<string, unknown>> {
  const { arn, name, stateMachineArn, status, startDate, stopDate, inputText, output, error, cause } = execution;
  return {
    executionArn: arn,
    name,
    stateMachineArn,
    status,
    startDate: startDate / 1000,
    ...(stopDate === undefined ? {} : { stopDate: stopDate / 1000 }),
    ...(execution.redriveCount === undefined ? {} : { redriveCount: execution.redriveCount }),
    input: inputText,
    ...(output === undefined ? {} : { output: toText(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}
