import type { TaskOutcome, TaskReply, TaskRequest } from '../../../language/asl/task';
import { isObject, member, type Json } from '../../../util/json';
import type { IntegrationServices } from '../IntegrationIo';
import type { FunctionEnd } from './FunctionAnswer';
import type { InvokeAnswer } from './invokeFunction';

/**
 * The error of a function that failed.
 *
 * AWS: it is named as the function's `errorType` says. A reply without one (a function that was killed) is
 * `Lambda.Unknown`.
 *
 * @param spelled how the reply is written as cause
 */
export function failedFunction(
  payload: string,
  spelled: (payload: string) => string,
): Extract<TaskOutcome, { error: unknown }> {
  const errorType = errorTypeOf(payload);
  if (errorType !== undefined) return { error: errorType, cause: spelled(payload) };
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`;
  return { error: 'Lambda.Unknown', cause };
}

function errorTypeOf(payload: string): string | undefined {
  let reply: Json;
  try {
    reply = JSON.parse(payload) as Json;
  } catch {
    return undefined;
  }
  const errorType = isObject(reply) ? member(reply, 'errorType') : undefined;
  return typeof errorType === 'string' && errorType !== '' ? errorType : undefined;
}

/** A function that reached its own time limit has taken that long, also where the emulator's time stood still. */
export function afterLimit(
  reply: TaskReply,
  answer: InvokeAnswer | FunctionEnd,
  request: Pick<TaskRequest, 'now'>,
  io: Pick<IntegrationServices, 'now'>,
): TaskReply {
  if (!('timedOutAfterSeconds' in answer) || answer.timedOutAfterSeconds === undefined) return reply;
  return { ...reply, delaySeconds: Math.max(0, answer.timedOutAfterSeconds - (io.now() - request.now) / 1000) };
}
