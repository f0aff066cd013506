import type { TaskReply, TaskRequest } from '../../../language/asl/task';
import { detachedIo } from '../detachedIo';
import type { TaskAnswer } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import type { SdkFailure } from '../sdk/sendForAnswer';
import { callHandler, type Use } from './callHandler';
import { forwardInvoke } from './forwardInvoke';
import { accepted, LocalAnswer, type FunctionAnswer } from './FunctionAnswer';
import { FunctionCall, type InvokeParameters } from './FunctionCall';

export type InvokeAnswer = FunctionAnswer | SdkFailure;

/**
 * Calls a function: the registered one of that name, else the one at the Lambda endpoint, else `undefined`. `use` makes
 * the task's reply of the answer; `useEnd`, where it is given, of the end of a function that ran here.
 */
export function invokeFunction(
  parameters: InvokeParameters,
  request: TaskRequest,
  io: IntegrationIo,
  use: (answer: InvokeAnswer) => TaskReply,
  useEnd: Use<TaskReply> = (end, invocation) => use(new LocalAnswer(invocation, end)),
): TaskAnswer {
  const { invocationType } = parameters;
  const call = new FunctionCall(parameters, request);
  const local = io.functions.find(parameters.functionName);
  if (local === undefined) {
    const endpoint = io.endpoints.find('lambda');
    return endpoint && forwardInvoke(call, endpoint, request, io).then(use);
  }
  if (invocationType === 'DryRun') return use(accepted(204, io));
  if (invocationType !== 'Event') return callHandler(local, call, io, useEnd);

  // AWS: nobody waits for the answer of an Event invocation, and its failure fails no task. A mistake of the tester does
  // fail the test.
  const detached = detachedIo(io);
  Promise.resolve()
    .then(async () => await callHandler(local, call, detached, () => undefined))
    .catch((mistake: unknown) => io.functions.onMistake?.(mistake));
  return use(accepted(202, io));
}
