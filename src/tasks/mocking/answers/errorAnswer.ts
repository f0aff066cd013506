import type { TaskOutcome, TaskReply, TaskRequest } from '../../../language/asl/task';
import type { Answer } from './Answer';
import { submission } from './valueReply';

export type Failure = Extract<TaskOutcome, { error: string | undefined }>;

/** The task fails. A failure before the submission (`phase`) leaves no first answer. */
export function failureReply(request: TaskRequest, outcome: TaskOutcome): TaskReply {
  const isSubmitted = !('phase' in outcome) || outcome.phase === undefined;
  return { ...(isSubmitted ? submission(request) : {}), outcome };
}

/** The task fails with a fixed error, or as the function makes of the request. */
export function errorAnswer(description: string, failure: Failure | ((request: TaskRequest) => TaskOutcome)): Answer {
  return {
    description,
    reply: (request) => failureReply(request, typeof failure === 'function' ? failure(request) : failure),
  };
}
