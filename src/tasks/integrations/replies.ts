import type { TaskOutcome, TaskReply } from '../../language/asl/task';
import type { Json } from '../../util/json';
import type { IntegrationResource } from './Integration';

/**
 * The reply for what a service answered to a task's call: the result where the pattern asks for no more, else the
 * first answer of a task that stays open for whoever has its token.
 */
export function resultReply(resource: IntegrationResource, result: Json): TaskReply {
  return resource.pattern === 'WAIT_FOR_TASK_TOKEN'
    ? { submitted: result, endedBy: 'outside' }
    : { outcome: { output: result } };
}

/** The outcome of a call that failed. In the patterns that wait, what failed is the submission. */
export function failedCall(resource: IntegrationResource, error: string, cause?: string): TaskOutcome {
  const failure = cause === undefined ? { error } : { error, cause };
  return resource.pattern === 'REQUEST_RESPONSE' ? failure : { ...failure, phase: 'submit' };
}
