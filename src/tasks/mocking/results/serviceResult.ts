import type { TaskRequest } from '../../../contract/task';
import { isObject, type Json, type JsonObject } from '../../../util/json';
import type { ServiceCall } from '../../../services/AwsService';
import { findAction, findJob } from '../../../services/services';
import { answerFailure, serviceCall, successOf, type ServiceRequest } from '../../../services/serviceCalls';
import type { ResultForm } from '../answers/Answer';
import { stableId } from './stableId';

/** The usual success of what a task calls. A service that is not known answers without members of its own. */
function successResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  // The members that are known of a job that has succeeded.
  return answered(request) ?? findJob(request.resource)?.end.success ?? successOf(scriptedCall(request));
}

/** The answer of the service when a `.sync` or `.waitForTaskToken` task is submitted. */
export function submissionResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  const waits = request.resource.pattern === 'SYNC';
  return (waits ? undefined : answered(request)) ?? successOf(scriptedCall(request));
}

/** A response on submission that a test gives, with what Step Functions adds to it: the `JobName` of Glue. */
export function submittedAs(submitted: Json, request: TaskRequest): Json {
  if (!isServiceRequest(request) || request.resource.awsSdk || !isObject(submitted)) return submitted;
  const { completed } = findAction(request.resource) ?? {};
  return completed?.(submitted, scriptedCall(request).parameters) ?? submitted;
}

/** The members that a test gives, over those of the service's ordinary success. */
export const completedResult: ResultForm = (value, request) => {
  if (value === undefined) return successResult(request);
  if (!isObject(value) || answerFailure(request.resource, value)) return value;
  const success = successResult(request);
  return isObject(success) ? { ...success, ...value } : value;
};

/**
 * What a task gets when whom it calls answers with this value: a function (the answer of Invoke around it, or the value
 * itself where the Resource is the function's ARN), a child execution (DescribeExecution of it for `.sync`, the started
 * execution where its end cannot be seen). A task that calls nobody gets the value as it is.
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

/** The call of a task that a script answers. Its ids follow from the task, and are the same in every run. */
export function scriptedCall(request: ServiceRequest): ServiceCall {
  return serviceCall(request, {
    id: (part) => stableId(request, part),
    count: () => request.now + request.invocation,
  });
}
