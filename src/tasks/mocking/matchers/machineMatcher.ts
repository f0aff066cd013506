import type { TaskRequest } from '../../../language/asl/task';
import { stateMachineName } from '../../awsServices/targets';
import type { RequestMatcher } from './RequestMatcher';

/** Tasks of the state machine of this name or ARN, and of the child executions of its distributed Maps. */
export function machineMatcher(nameOrArn: string): RequestMatcher {
  const name = stateMachineName(nameOrArn);
  return {
    description: `state machine '${name}'`,
    stateMachine: name,
    matches: (request) => machineOf(request) === name,
    mismatch: (request) => `the state machine is '${machineOf(request)}'`,
  };
}

/**
 * The name of the state machine that a task belongs to.
 *
 * AWS: the executions that a distributed Map starts belong to a state machine `<name>/<map label>`.
 */
export function machineOf(request: TaskRequest): string {
  return request.stateMachineName.split('/')[0]!;
}
