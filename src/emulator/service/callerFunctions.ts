import { HarnessError } from '../../errors/HarnessError';
import { functionArnOf } from '../../tasks/integrations/lambda/FunctionCall';
import { InvocationQueue, type QueuedInvocation } from '../../tasks/integrations/lambda/polled/InvocationQueue';
import { endOfReply } from '../../tasks/integrations/lambda/runtime/runtimeErrors';
import type { Service } from './Service';

const queues = new WeakMap<Service, InvocationQueue>();

/** The invocations of functions that a caller of the control API runs. */
export function queueOf(service: Service): InvocationQueue {
  const found = queues.get(service);
  if (found !== undefined) return found;
  const queue = new InvocationQueue(() => {
    for (const listener of [...service.restListeners]) listener();
  });
  queues.set(service, queue);
  return queue;
}

/** What the caller gets of an invocation. `deadlineMs`: in real time. */
export function describeInvocation({ id, invocation }: QueuedInvocation) {
  const { local, call, requestId, io } = invocation;
  const { payload, clientContext } = call.parameters;
  return {
    id,
    functionName: local.name,
    functionArn: functionArnOf(call),
    requestId,
    deadlineMs: io.realNow() + invocation.remainingMs(),
    memoryMb: local.memoryMb,
    payload: payload.text,
    ...(clientContext !== undefined && { clientContext }),
    executionArn: call.task.executionArn,
  };
}

/** The caller's answer: JSON text that the function returns or throws, or a mistake of the test. */
interface InvocationAnswer {
  readonly payload?: string | undefined;
  readonly error?: string | undefined;
  readonly mistake?: string | undefined;
}

/** Ends an invocation. */
export function endInvocation(queued: QueuedInvocation, { payload, error, mistake }: InvocationAnswer): void {
  if (mistake !== undefined) queued.fail(new HarnessError(mistake));
  else queued.answer(endOfReply({ text: payload ?? error, errorType: undefined, isError: error !== undefined }));
}
