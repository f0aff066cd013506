import type { TaskReply, TaskRequest } from '../../contract/task';

/** Whether a task has a timeout or a heartbeat. */
export function isTimed({ timeoutSeconds, heartbeatSeconds }: TaskRequest): boolean {
  return timeoutSeconds !== undefined || heartbeatSeconds !== undefined;
}

/** Whether a task counts as submitted before it ends: `.sync`, `.waitForTaskToken`. */
export function isSubmitted({ resource }: TaskRequest): boolean {
  return resource.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE';
}

/** Whether a task waits for its token to be used. */
export function waitsForToken({ resource }: TaskRequest): boolean {
  return resource.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN';
}

/** Whether an answer ends its task immediately. */
export function endsAtOnce({ outcome, delaySeconds = 0 }: TaskReply): boolean {
  return outcome !== undefined && delaySeconds <= 0;
}
