import type { Execution } from '../../../engine/executions/Execution';
import { parseArn } from '../../store/arns';
import { executionDoesNotExist } from '../exceptions';
import { forgetOldExecutions } from '../machine/deleteMachine';
import type { Resources } from '../OperationContext';

/** The Standard execution with this ARN. Throws InvalidArn (Express executions are not kept), ExecutionDoesNotExist. */
export function findExecution(resources: Resources, arn: string): Execution {
  parseArn(arn, 'execution');
  forgetOldExecutions(resources);
  const execution = resources.engine.get(arn);
  if (execution === undefined) throw executionDoesNotExist(arn);
  return execution;
}
