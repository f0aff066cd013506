import type { TaskRequest } from '../../../contract/task';
import { isObject, type Json, type JsonObject } from '../../../util/json';
import type { ServiceCall } from '../../../services/AwsService';
import { findAction, findJob } from '../../../services/services';
import { answerFailure, serviceCall, successOf, type ServiceRequest } from '../../../services/serviceCalls';
import type { ResultForm } from '../answers/Answer';
import { stableId } from './stableId';

/** The usual success of the task's call. An unknown service returns no members of its own. */
function successResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  // The known members of a job that has succeeded.
  return answered(request) ?? findJob(request.resource)?.end.success ?? successOf(scriptedCall(request));
}

/** The service's response when a `.sync` or `.waitForTaskToken` task is submitted. */
export function submissionResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  const waits = request.resource.pattern === 'SYNC';
  return (waits ? undefined : answered(request)) ?? successOf(scriptedCall(request));
}

/** A test's response on submission, with the member that Step Functions adds: Glue's `JobName`. */
export function submittedAs(submitted: Json, request: TaskRequest): Json {
  if (!isServiceRequest(request) || request.resource.awsSdk || !isObject(submitted)) return submitted;
  const { completed } = findAction(request.resource) ?? {};
  return completed?.(submitted, scriptedCall(request).parameters) ?? submitted;
}

/** A test's members, merged over those of the service's ordinary success. */
export const completedResult: ResultForm = (value, request) => {
  if (value === undefined) return successResult(request);
  if (!isObject(value) || answerFailure(request.resource, value)) return value;
  const success = successResult(request);
  return isObject(success) ? { ...success, ...value } : value;
};

/**
 * The result of a task whose target returns this value. A function: Invoke's response around it, or the value itself if
 * the Resource is the function's ARN. A child execution: its DescribeExecution for `.sync`, or the started execution if
 * its end cannot be seen. Otherwise the value, unchanged.
 */
export const calleeResult: ResultForm = (value, request) => {
  const action = isServiceRequest(request) ? findAction(request.resource) : undefined;
  if (action?.answered === undefined) return value ?? null;
  const call = scriptedCall(request as ServiceRequest);
  return action.answered(value, call) ?? successOf(call);
};

function answered(request: ServiceRequest): JsonObject | undefined {
  return findAction(request.resource)?.answered?.(undefined, scriptedCall(request));
}

/** Whether the task's Resource is an integration. */
export function isServiceRequest(request: TaskRequest): request is ServiceRequest {
  return request.resource.kind === 'integration';
}

/** The call of a task that a script answers. Its ids are derived from the task, so they are the same in every run. */
export function scriptedCall(request: ServiceRequest): ServiceCall {
  return serviceCall(request, {
    id: (part) => stableId(request, part),
    count: () => request.now + request.invocation,
  });
}
