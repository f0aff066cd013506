import { isObject } from '../../../util/json';
import type { ServiceCall } from '../../awsServices/AwsService';
import { findAction } from '../../awsServices/awsServices';
import { serviceCall, successOf } from '../../awsServices/serviceCalls';
import { uuid } from '../ids';
import type { TaskAnswer, IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { answerReply } from '../replies';
import { failureOutcome } from '../serviceErrors';
import { forward } from '../sdk/forward';
import { post } from './post';

/** A call that sends messages: to the endpoint when there is one, else into the outbox. */
export function answerMessage(request: IntegrationRequest, io: IntegrationIo): TaskAnswer {
  const forwarded = forward(request, io);
  if (forwarded !== undefined) return forwarded;

  const action = findAction(request.resource)!;
  const given = isObject(request.parameters) ? request.parameters : {};
  const fault = action.fault?.(given);
  if (fault !== undefined) return { outcome: failureOutcome(request.resource, { ...fault, requestId: uuid(io) }) };

  const call = serviceCall(request, { id: ids(io), count: () => io.outbox.messages().length });
  const sent = action.wire === undefined ? given : action.wire(given, request);
  for (const { idPart, ...draft } of action.messages!(sent))
    post({ ...draft, messageId: call.id(idPart) }, request, io);
  const result = successOf(call);
  return answerReply(request, result, result);
}

/** A UUID for each part of an answer, drawn when it is first asked for. */
function ids(io: IntegrationIo): ServiceCall['id'] {
  const drawn = new Map<string, string>();
  return (part) => {
    const before = drawn.get(part);
    if (before !== undefined) return before;
    const id = uuid(io);
    drawn.set(part, id);
    return id;
  };
}
