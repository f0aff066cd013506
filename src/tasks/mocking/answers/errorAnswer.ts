import type { TaskOutcome, TaskReply, TaskRequest } from '../../../contract/task';
import { optimisedServiceNames, sdkErrorPrefix } from '../../../services/serviceNames';
import type { Answer } from './Answer';
import { submission } from './valueReply';

export type FailedOutcome = Extract<TaskOutcome, { error: string | undefined }>;

/** The task fails. A failure before the submission (`phase`) has no first answer. */
export function failureReply(request: TaskRequest, outcome: TaskOutcome): TaskReply {
  if ('output' in outcome) return { ...submission(request), outcome };
  const phase = outcome.phase ?? (refusesCall(request, outcome.error) ? 'submit' : undefined);
  return phase === undefined ? { ...submission(request), outcome } : { outcome: { ...outcome, phase } };
}

/**
 * Whether the error of a waiting task means that the service rejected the call, rather than that the work failed.
 *
 * AWS: the error of the call is prefixed with the service's name (`Batch.ServerException`) and is a TaskSubmitFailed
 * (reported); that of a job is States.TaskFailed, that of a token comes from its worker.
 */
function refusesCall({ resource }: TaskRequest, error: string | undefined): boolean {
  if (resource.kind !== 'integration' || resource.pattern === 'REQUEST_RESPONSE') return false;
  const names = resource.awsSdk ? undefined : optimisedServiceNames(resource.service);
  return error?.startsWith(`${names?.errorPrefix ?? sdkErrorPrefix(resource.service)}.`) === true;
}

/** The task fails with a fixed error, or one computed from the request. */
export function errorAnswer(
  description: string,
  failure: FailedOutcome | ((request: TaskRequest) => TaskOutcome),
): Answer {
  return {
    description,
    reply: (request) => failureReply(request, typeof failure === 'function' ? failure(request) : failure),
  };
}
