import type { TaskRequest } from '../../../language/asl/task';
import type { JsonObject } from '../../../util/json';
import { successOf, serviceCall, type ServiceRequest } from '../../awsServices/serviceCalls';
import { ended, failedChild, states } from '../../awsServices/states';
import { jobFailure } from '../../awsServices/SyncJob';
import type { ServiceCall } from '../../awsServices/AwsService';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { stableId } from './stableId';

/**
 * What a task gets when the execution it starts ends with `output`: DescribeExecution of it for `.sync` (Input and
 * Output as texts) and `.sync:2` (parsed), the started execution otherwise, where the output cannot be seen.
 */
export const executionResult: ResultForm = (value, request) => {
  if (!isServiceRequest(request) || callTarget(request).service !== 'sfn') return value ?? null;
  const call = scriptedCall(request);
  return ended(value ?? {}, call) ?? successOf(call);
};

/**
 * The failure of a task whose child execution did not succeed, from these members of its description (`Error`, `Cause`,
 * `Status` …); the others are made up.
 */
export function executionFailure(request: TaskRequest, told: JsonObject): { error: string; cause: string } {
  const described = isServiceRequest(request) ? failedChild(told, scriptedCall(request)) : told;
  return jobFailure(states.actions['startExecution']!.job!, described);
}

/** Whether the task's Resource is an integration. */
export function isServiceRequest(request: TaskRequest): request is ServiceRequest {
  return request.resource.kind === 'integration';
}

/** The call of a task that a script answers. Its ids follow from the task, and are the same in every run. */
export function scriptedCall(request: ServiceRequest): ServiceCall {
  return serviceCall(request, {
    id: (part) => stableId(request, part),
    count: () => request.now + request.invocation,
  });
}
