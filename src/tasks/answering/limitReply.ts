import { HarnessError } from '../../errors/HarnessError';
import type { TaskReply, TaskRequest } from '../../contract/task';
import { findOptimised } from '../../services/services';
import { callName } from '../mocking/callName';

/**
 * A mock's reply, ended when AWS stops waiting for the service.
 *
 * AWS: some integrations have a limit of their own, which TimeoutSeconds cannot extend. Throws HarnessError if AWS's
 * error for that is not known.
 */
export function limitReply(request: TaskRequest, reply: TaskReply): TaskReply {
  const longest = findOptimised(request.resource)?.longest;
  if (longest === undefined) return reply;
  const { seconds, failure } = longest;
  const answerSeconds = reply.outcome === undefined ? Infinity : (reply.delaySeconds ?? 0);
  if (answerSeconds <= seconds || (request.timeoutSeconds ?? Infinity) <= seconds) return reply;
  if (failure !== undefined) return { delaySeconds: seconds, outcome: failure };
  throw new HarnessError(
    `The mock of state '${request.state}' (${callName(request.resource)}) does not answer within ${seconds} seconds. ` +
      'AWS ends such a task at that point, but does not document the error. Answer sooner, or give the state a TimeoutSeconds of ' +
      `${seconds} or less.`,
  );
}
