import type { TaskReply, TaskRequest } from '../asl/task';
import { HarnessError } from '../errors/HarnessError';
import type { TaskControl } from '../executions/TaskAttempt';
import type { TaskAnswerer } from './ServiceOptions';

/**
 * Asks for a task's answer, one after the other. An activity that nobody answers waits for a worker; for anything else
 * a HarnessError says what was asked.
 */
export function answerTask(
  answerers: readonly TaskAnswerer[],
  request: TaskRequest,
  control: TaskControl,
): TaskReply | Promise<TaskReply> | undefined {
  for (const answer of answerers) {
    const reply = answer(request, control);
    if (reply !== undefined) return reply;
  }
  if (request.resource.kind === 'activity') return undefined;
  throw unmocked(request);
}

function unmocked({ state, resource, parameters }: TaskRequest): HarnessError {
  return new HarnessError(
    `Nothing answers the task of state '${state}' (${resource.arn}).\nIt was sent ${JSON.stringify(parameters)}.\n` +
      'Give its answer in the mock file, or register a handler for its function.',
  );
}
