import type { TaskRequest } from '../../../language/asl/task';
import { isObject, type Json } from '../../../util/json';
import { findJob } from '../../awsServices/awsServices';
import { answerFailure, successOf } from '../../awsServices/serviceCalls';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { executionResult, isServiceRequest, scriptedCall } from './executionResult';
import { returned } from '../../awsServices/lambda';

/** The usual success of what a task calls. A service that is not known answers without members of its own. */
function successResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  const { service, action } = callTarget(request);
  if (service === 'lambda' && action === 'invoke') return lambdaResult(null, request);
  if (service === 'sfn' && /^start(Sync)?Execution$/.test(action)) return executionResult(undefined, request);
  // The members that are known of a job that has succeeded.
  return findJob(request.resource)?.end.success ?? successOf(scriptedCall(request));
}

/** The answer of the service when a `.sync` or `.waitForTaskToken` task is submitted. */
export function submissionResult(request: TaskRequest): Json {
  if (!isServiceRequest(request)) return null;
  const { service, action } = callTarget(request);
  if (service === 'lambda' && action === 'invoke') return lambdaResult(null, request);
  return successOf(scriptedCall(request));
}

/** The members that a test gives, over those of the service's ordinary success. */
export const completedResult: ResultForm = (value, request) => {
  if (value === undefined) return successResult(request);
  if (!isObject(value) || answerFailure(request.resource, value)) return value;
  const success = successResult(request);
  return isObject(success) ? { ...success, ...value } : value;
};

/**
 * What a task gets when the function returns `payload`: the payload itself for a function ARN, the answer of Invoke
 * around it otherwise. Tasks that call no function get the value as it is.
 */
export const lambdaResult: ResultForm = (value, request) => {
  const payload = value ?? null;
  if (!isServiceRequest(request) || callTarget(request).service !== 'lambda') return payload;
  return returned(payload, scriptedCall(request));
};
