import type { TaskOutcome, TaskReply } from '../../language/asl/task';
import type { Json, JsonObject } from '../../util/json';
import { answerFailure } from '../awsServices/serviceCalls';
import type { IntegrationResource } from '../awsServices/AwsService';
import type { IntegrationRequest } from './Integration';

/**
 * The reply for what a service answered to a task's call: the result where the pattern asks for no more, else the
 * first answer of a task that stays open for whoever has its token.
 */
export function resultReply(resource: IntegrationResource, result: Json): TaskReply {
  return resource.pattern === 'WAIT_FOR_TASK_TOKEN'
    ? { submitted: result, endedBy: 'outside' }
    : { outcome: { output: result } };
}

/**
 * The reply for an answer of the service that is a success over the wire, but may tell of a failure (`Failures` of
 * ecs:runTask, `FailedEntryCount` of events:putEvents). `result` is what the task sees of it.
 */
export function answerReply(request: IntegrationRequest, answer: JsonObject, result: JsonObject): TaskReply {
  const failure = answerFailure(request.resource, answer);
  if (failure === undefined) return resultReply(request.resource, result);
  return { outcome: failedCall(request.resource, failure.error, failure.cause) };
}

/** The outcome of a call that failed. In the patterns that wait, what failed is the submission. */
export function failedCall(resource: IntegrationResource, error: string, cause?: string): TaskOutcome {
  const failure = cause === undefined ? { error } : { error, cause };
  return resource.pattern === 'REQUEST_RESPONSE' ? failure : { ...failure, phase: 'submit' };
}
