import type { Execution, ExecutionStart } from '../../../engine/executions/Execution';
import type { OperationContext } from '../OperationContext';
import type { Target } from './findTarget';

/** What the caller says about the execution that is to be started. */
export type StartDetails = Pick<
  ExecutionStart,
  'arn' | 'name' | 'input' | 'inputText' | 'traceHeader' | 'testCase' | 'synchronous'
>;

/** Starts an execution of a target and runs it as far as it goes without waiting. */
export function startTarget(context: OperationContext, target: Target, details: StartDetails): Execution {
  const { machine, revision, versionArn, aliasArn } = target;
  const { caller } = context;
  if (details.testCase !== undefined) context.startTestCase(machine.name, details.testCase);
  return context.engine.start({
    ...details,
    traceHeader: caller.traceHeader ?? details.traceHeader,
    type: machine.type,
    stateMachineArn: machine.arn,
    stateMachineName: machine.name,
    stateMachineVersionArn: versionArn,
    stateMachineAliasArn: aliasArn,
    region: machine.region,
    revision,
    parent: caller.parent,
  });
}
