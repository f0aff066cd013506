import type { TaskReply } from '../../../contract/task';
import { ServiceError } from '../../../errors/ServiceError';
import { isoTime } from '../../../util/isoTime';
import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { uuid } from '../ids';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { asText } from '../../../services/parameters';
import { forward } from '../sdk/forward';
import { isUnmocked, unlessElsewhere } from './missingMachine';
import { resultReply, failureOutcome } from '../replies';
import { isPending } from '../../../util/pending';

/** Parameters that are JSON strings in the API and that a Task may write as JSON. */
const jsonTexts = new Set(['Input', 'Output', 'Definition', 'Cause', 'Error']);

/** `aws-sdk:sfn:*`: any operation of this emulator. Operations that it lacks go to the Step Functions endpoint. */
export function answerSfn(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const { resource } = request;
  const operation = resource.action.slice(0, 1).toUpperCase() + resource.action.slice(1);
  const refused = (error: unknown): TaskReply | Promise<TaskReply> => {
    if (!ServiceError.is(error)) throw error;
    const { code, message, statusCode, isModelled: modelled } = error;
    const isMissing = /DoesNotExist$|^ResourceNotFound$/.test(code);
    const elsewhere = isMissing ? forward(request, io) : undefined;
    const failure = { code, message, statusCode, requestId: uuid(io), modelled };
    const outcome = failureOutcome(resource, failure);
    return elsewhere ?? (isMissing ? unlessElsewhere(request, { outcome }, io) : { outcome });
  };
  const reply = (answer: unknown): TaskReply => resultReply(resource, toResult(answer ?? {}));
  try {
    const answer = io.call(operation, toInput(isObject(request.parameters) ? request.parameters : {}));
    return isPending(answer) ? Promise.resolve(answer).then(reply, refused) : reply(answer);
  } catch (error) {
    if (ServiceError.is(error) && isUnmocked(request, error, io)) return forward(request, io);
    return refused(error);
  }
}

function toInput(parameters: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [lowered(name), jsonTexts.has(name) ? asText(value) : nested(value)]),
  );
}

function nested(value: Json): unknown {
  if (isArray(value)) return value.map(nested);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowered(name), nested(inner)]));
}

/** AWS: member names with a capital first letter, in alphabetical order; times as ISO strings. */
function toResult(value: unknown, name = ''): Json {
  if (value instanceof Date) return isoTime(value.getTime());
  if (typeof value === 'number' && /(?:date|timestamp)$/i.test(name)) return isoTime(Math.round(value * 1000));
  if (Array.isArray(value)) return value.map((item) => toResult(item));
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([inner, item]): [string, Json] => [inner.slice(0, 1).toUpperCase() + inner.slice(1), toResult(item, inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
