import type { TaskReply } from '../../../language/asl/task';
import { isArray, isObject, member, setMember, type Json, type JsonObject } from '../../../util/json';
import { uuid } from '../ids';
import type { Answer, IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { asText, parsedOrText } from '../jsonText';
import { post } from '../outbox/post';
import { failedCall, resultReply } from '../replies';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { forwardCall } from '../sdk/forward';
import { optionalText } from './optionalText';

/** `events:putEvents` and `aws-sdk:eventbridge:putEvents`: to the endpoint when there is one, else into the outbox. */
export function answerPutEvents(request: IntegrationRequest, io: IntegrationIo): Answer {
  const given = isObject(request.parameters) ? request.parameters : {};
  const written = member(given, 'Entries');
  const entries = (isArray(written) ? written : []).map((entry) => wireEntry(isObject(entry) ? entry : {}, request));
  const forwarded = forwardCall({ ...request, parameters: { ...given, Entries: entries } }, io);
  if (forwarded === undefined) return toReply(request, put(entries, request, io));
  return forwarded.then((answer): TaskReply => {
    if ('failure' in answer) return { outcome: failureOutcome(request.resource, answer.failure) };
    if ('unreachable' in answer) return { outcome: clientFailureOutcome(request.resource, answer.unreachable) };
    return toReply(request, answer.result);
  });
}

/**
 * AWS: `Detail` may be an object, the bus gets its text; the optimised integration appends the execution and its state
 * machine to `Resources`.
 */
function wireEntry(entry: JsonObject, request: IntegrationRequest): JsonObject {
  const wire: Record<string, Json> = { ...entry };
  const detail = member(entry, 'Detail') ?? null;
  if (detail !== null) setMember(wire, 'Detail', asText(detail));
  if (!request.resource.awsSdk) {
    const resources = member(entry, 'Resources');
    wire['Resources'] = [...(isArray(resources) ? resources : []), request.executionArn, request.stateMachineArn];
  }
  return wire;
}

function put(entries: readonly JsonObject[], request: IntegrationRequest, io: IntegrationIo): JsonObject {
  const results = entries.map((entry): JsonObject => {
    const fault = faultOf(entry);
    if (fault !== undefined) return fault;
    const messageId = uuid(io);
    postEvent(entry, messageId, request, io);
    return { EventId: messageId };
  });
  return { Entries: results, FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length };
}

function faultOf(entry: JsonObject): JsonObject | undefined {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    const value = member(entry, name) ?? null;
    if (value !== null && value !== '') continue;
    const message = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage: message };
  }
  if (isObject(parsedOrText(asText(member(entry, 'Detail')!)))) return undefined;
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function postEvent(entry: JsonObject, messageId: string, request: IntegrationRequest, io: IntegrationIo): void {
  const target = optionalText(entry, 'EventBusName') ?? 'default';
  const resources = member(entry, 'Resources');
  post(
    {
      service: 'events',
      destination: target.slice(target.lastIndexOf('/') + 1),
      target,
      messageId,
      body: asText(member(entry, 'Detail')!),
      detailType: optionalText(entry, 'DetailType'),
      source: optionalText(entry, 'Source'),
      resources: isArray(resources) ? resources.map(asText) : [],
    },
    request,
    io,
  );
}

/** AWS: the result has no Sdk members; one failed entry fails the task, with the whole result as its cause. */
function toReply({ resource }: IntegrationRequest, result: JsonObject): TaskReply {
  if (resource.awsSdk || result['FailedEntryCount'] === 0) return resultReply(resource, result);
  return { outcome: failedCall(resource, 'EventBridge.FailedEntry', JSON.stringify(result)) };
}
