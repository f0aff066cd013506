import type { TaskReply, TaskRequest } from '../../../contract/task';
import { isObject, member } from '../../../util/json';
import { readPayload } from '../../integrations/lambda/FunctionCall';
import { failureReply } from '../answers/errorAnswer';
import { serviceFailure } from './serviceFailure';

/** The failure of a task whose `Payload` is a string that is not JSON: Lambda rejects it, and calls no function. */
export function refusedPayload(request: TaskRequest): TaskReply | undefined {
  const { resource, parameters } = request;
  if (resource.kind !== 'integration' || !isObject(parameters)) return undefined;
  const given = member(parameters, 'Payload');
  if (typeof given !== 'string') return undefined;
  const payload = readPayload(given);
  if (!('refusal' in payload)) return undefined;
  return failureReply(request, serviceFailure(request, 'InvalidRequestContentException', payload.refusal));
}
