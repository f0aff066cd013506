import type { Execution } from '../../engine/executions/Execution';
import type { ChildDescription } from '../../tasks/awsServices/states';
import type { ChildExecution, ChildRequest } from '../../tasks/integrations/IntegrationIo';
import { redriveStatus } from '../operations/execution/redriveStatus';
import type { Caller, Resources } from '../operations/OperationContext';
import { invariant } from '../../errors/invariant';
import { toText } from '../../util/json';
import { parseArn } from '../store/arns';

/** Calls an operation of the service. */
type Call = (name: string, input: object, caller: Caller) => unknown;

/** StartExecution by a task of another execution: the child shares its parent's time line. */
export function startChild(call: Call, resources: Resources, start: ChildRequest): ChildExecution {
  const { parentExecutionArn, ...input } = start;
  const parent = resources.engine.get(parentExecutionArn);
  const { accountId, region } = parseArn(parentExecutionArn, 'execution', 'express');
  const { executionArn } = call('StartExecution', input, { accountId, region, parent }) as { executionArn: string };
  const child = resources.engine.get(executionArn);
  invariant(child, `the execution ${executionArn} that was just started is there`);
  return childExecution(resources, child);
}

/** A child execution as the task that started it sees it. */
export function childExecution(resources: Resources, child: Execution): ChildExecution {
  return {
    executionArn: child.arn,
    startDateMs: child.startDate,
    onEnd: (listener) => child.onEnd(listener),
    stop: (cause) => child.stop(undefined, cause),
    describe: () => describe(resources, child),
  };
}

function describe(resources: Resources, child: Execution): ChildDescription {
  const {
    arn,
    stateMachineArn,
    aliasArn,
    versionArn,
    name,
    status,
    startDate,
    stopDate,
    inputText,
    output,
    error,
    cause,
  } = child;
  return {
    executionArn: arn,
    stateMachineArn,
    stateMachineAliasArn: aliasArn,
    stateMachineVersionArn: versionArn,
    name,
    status,
    startDateMs: startDate,
    stopDateMs: stopDate,
    input: inputText,
    output: output === undefined ? undefined : toText(output),
    error,
    cause,
    redriveCount: child.redriveCount ?? 0,
    ...redriveStatus(resources, child),
  };
}
