import type { TaskReply, TaskRequest } from '../../../contract/task';
import type { Json } from '../../../util/json';
import { submissionResult } from '../results/serviceResult';
import { preview } from '../toJson';
import type { ResultForm, Answer } from './Answer';

/** Whether the task stays open after its first answer: `.waitForTaskToken` and `.sync`. */
export function staysOpen({ resource }: TaskRequest): boolean {
  return resource.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE';
}

/** The first answer of a task that stays open, in the service's form; nothing for other tasks. */
export function submission(request: TaskRequest): Pick<TaskReply, 'submitted'> {
  return staysOpen(request) ? { submitted: submissionResult(request) } : {};
}

/**
 * The task succeeds with this value. The result of a `.waitForTaskToken` task is the value sent back with the token,
 * which is never wrapped.
 */
export function valueReply(request: TaskRequest, value: Json | undefined, form: ResultForm): TaskReply {
  const { resource } = request;
  const fromToken = resource.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN';
  const output = fromToken ? (value ?? null) : form(value, request);
  const outcome = { output };
  return staysOpen(request) ? { submitted: submissionResult(request), outcome } : { outcome };
}

/** The task succeeds with a fixed value; without one, with the service's ordinary success. */
export function valueAnswer(value: Json | undefined, form: ResultForm): Answer {
  return {
    description: value === undefined ? 'succeeds' : `returns ${preview(value)}`,
    reply: (request) => valueReply(request, value, form),
  };
}
