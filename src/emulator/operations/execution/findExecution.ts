import type { Execution } from '../../../engine/executions/Execution';
import { parseArn, stateMachineArn } from '../../store/arns';
import { executionDoesNotExist } from '../exceptions';
import { forgetOldExecutions } from '../machine/deleteMachine';
import type { Resources } from '../OperationContext';

/** The Standard execution with this ARN. Throws InvalidArn (Express executions are not kept), ExecutionDoesNotExist. */
export function findExecution(resources: Resources, arn: string): Execution {
  const { resource, region, accountId } = parseArn(arn, 'execution');
  forgetOldExecutions(resources);
  const execution = resources.engine.get(arn);
  if (execution !== undefined) return execution;
  const [machineName = '', name = ''] = resource.split(':');
  const machineArn = stateMachineArn({ region, accountId }, machineName);
  const endMs = resources.engine.executions.endOfForgotten(machineArn, name);
  throw executionDoesNotExist(arn, endMs !== undefined);
}
