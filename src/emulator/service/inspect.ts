import { HarnessError } from '../../errors/HarnessError';
import type { Execution } from '../../engine/executions/Execution';
import { eventToWire, type WireEvent } from '../../engine/history/toWire';
import type { ExecutionFacts } from '../../story/trace/UnreadStory';
import { toText } from '../../util/json';
import { forgetOldExecutions } from '../operations/machine/deleteMachine';
import { findDescribed } from '../operations/execution/findStandardExecution';
import type { Service } from './Service';

/** Finds an execution of a service, including Express ones. Throws HarnessError if it does not exist. */
export function findInside(service: Service, executionArn: string): Execution {
  const execution = service.execution(executionArn);
  if (execution !== undefined) return execution;
  throw new HarnessError(
    `There is no execution ${executionArn} in this test's Step Functions. Those of earlier tests are gone.`,
  );
}

/** The whole history of an execution, as GetExecutionHistory returns it. */
export function historyInside(service: Service, executionArn: string): readonly WireEvent[] {
  return findInside(service, executionArn).history.events.map((event) => eventToWire(event));
}

/** A view of an execution as it is now, to be read later. Throws like DescribeExecution if it is no longer kept. */
export function factsInside(service: Service, execution: Execution): ExecutionFacts {
  const { arn, type, child } = execution;
  // Throws with the reason.
  if (type === 'STANDARD' && forgetOldExecutions(service.inside)) findDescribed(service.inside, arn);
  const facts = factsOf(execution);
  return type === 'STANDARD' && child !== undefined
    ? { ...facts, status: child.mapRun.children.statusOf(execution) }
    : facts;
}

/** A view of an execution as it is now, to be read later. */
export function factsOf(execution: Execution): ExecutionFacts {
  const { arn, name, status, startDate, stopDate, output, error, cause, redriveCount = 0 } = execution;
  return {
    executionArn: arn,
    name,
    status,
    startMs: Math.round(startDate),
    stopMs: stopDate === undefined ? undefined : Math.round(stopDate),
    inputText: execution.start.inputText,
    output,
    error,
    cause,
    redriveCount,
    events: execution.history.past(),
  };
}

/** The response of DescribeExecution, including for Express executions, which AWS does not describe. */
export function describeInside(execution: Execution): Readonly<Record<string, unknown>> {
  const { arn, name, stateMachineArn, status, startDate, stopDate, output, error, cause } = execution;
  return {
    executionArn: arn,
    name,
    stateMachineArn,
    status,
    startDate: startDate / 1000,
    ...(stopDate === undefined ? {} : { stopDate: stopDate / 1000 }),
    ...(execution.redriveCount === undefined ? {} : { redriveCount: execution.redriveCount }),
    input: execution.start.inputText,
    ...(output === undefined ? {} : { output: toText(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** All executions that are kept, or the given ones, children of Map Runs after their parents. */
export function* executionsInside(
  service: Service,
  of: Iterable<Execution> = service.inside.engine.executions.all(),
): Generator<Execution> {
  const { mapRuns } = service.inside.engine.executions;
  for (const execution of of) {
    yield execution;
    for (const { children } of mapRuns.of(execution)) yield* executionsInside(service, children.kept.values());
  }
}

/** The children of a Map Run in order; `undefined` if some are no longer kept. */
export function childrenInside({ inside }: Service, mapRunArn: string): readonly Execution[] | undefined {
  const children = inside.engine.executions.mapRuns.get(mapRunArn)?.children;
  if (children === undefined || children.kept.size < children.begun) return undefined;
  return [...children.kept].sort(([one], [other]) => one - other).map(([, child]) => child);
}

/** The execution whose Distributed Map began this one, if one did: states of items are states of its definition. */
export function rootOf(execution: Execution): Execution {
  let root = execution;
  while (root.child !== undefined) root = root.child.mapRun.execution;
  return root;
}
