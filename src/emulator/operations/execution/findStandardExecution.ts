import type { Execution } from '../../../engine/executions/Execution';
import { parseArn, stateMachineArn } from '../../store/arns';
import { executionDoesNotExist } from '../exceptions';
import { forgetOldExecutions } from '../machine/deleteMachine';
import type { Resources } from '../OperationContext';

/** The Standard execution with this ARN. Throws InvalidArn (Express executions are not kept), ExecutionDoesNotExist. */
export function findStandardExecution(resources: Resources, arn: string): Execution {
  return find(resources, arn, ['execution']);
}

/**
 * Like `findExecution`, also for Express children of a Map Run.
 *
 * AWS: they are described, but have no history and cannot be stopped (recorded 2026).
 */
export function findDescribed(resources: Resources, arn: string): Execution {
  if (!arn.includes('/')) return findStandardExecution(resources, arn);
  return find(resources, arn, ['execution', 'express']);
}

function find(resources: Resources, arn: string, types: readonly string[]): Execution {
  const { resource, region, accountId } = parseArn(arn, ...types);
  forgetOldExecutions(resources);
  const { executions } = resources.engine;
  const execution = executions.get(arn);
  if (execution !== undefined) return execution;
  const [machineName = '', name = ''] = resource.split(':');
  if (machineName.includes('/')) throw executionDoesNotExist(arn, executions.mapRuns.child(arn) === 'letGo');
  const machineArn = stateMachineArn({ region, accountId }, machineName);
  const endMs = executions.endOfForgotten(machineArn, name);
  throw executionDoesNotExist(arn, endMs !== undefined);
}
