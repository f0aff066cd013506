import type { Execution } from '../../../engine/executions/Execution';
import { notFound } from '../ControlError';
import type { Service } from '../../service/Service';

/** Finds an execution of the service, including Express ones. Throws ControlError if it does not exist. */
export function findExecution(service: Service, executionArn: string): Execution {
  const execution = service.execution(executionArn);
  if (execution !== undefined) return execution;
  throw notFound(
    `There is no execution ${JSON.stringify(executionArn).slice(0, 300)} in this account: see GET …/executions.`,
  );
}
