import { asDouble, isNumber, isObject, member, type JsonObject } from '../../../util/json';
import { uuid } from '../ids';
import type { Answer, IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { asText } from '../jsonText';
import { post } from '../outbox/post';
import { resultReply } from '../replies';
import { plainHeaders, sdkMetadata } from '../sdkMetadata';
import { failureOutcome } from '../serviceErrors';
import { sortMembers } from '../sortMembers';
import { forward } from '../sdk/forward';
import { optionalText } from './optionalText';

/** `sqs:sendMessage` and `aws-sdk:sqs:sendMessage`: to the endpoint when there is one, else into the outbox. */
export function answerSendMessage(request: IntegrationRequest, io: IntegrationIo): Answer {
  const given = isObject(request.parameters) ? request.parameters : {};
  const forwarded = forward({ ...request, parameters: wireParameters(given) }, io);
  if (forwarded !== undefined) return forwarded;

  const missing = missingParameter(given);
  if (missing !== undefined) {
    const message = `The request must contain the parameter ${missing}.`;
    const failure = { code: 'MissingParameter', message, statusCode: 400, requestId: uuid(io), modelled: false };
    return { outcome: failureOutcome(request.resource, failure) };
  }
  return resultReply(request.resource, send(given, request, io));
}

/** AWS: `MessageBody` may be an object; the queue gets its JSON text. */
function wireParameters(given: JsonObject): JsonObject {
  const body = member(given, 'MessageBody');
  return body === undefined || body === null ? given : { ...given, MessageBody: asText(body) };
}

function missingParameter(given: JsonObject): string | undefined {
  const body = member(given, 'MessageBody') ?? null;
  if (body === null || body === '') return 'MessageBody';
  const group = member(given, 'MessageGroupId') ?? null;
  return queueUrlOf(given).endsWith('.fifo') && (group === null || group === '') ? 'MessageGroupId' : undefined;
}

function queueUrlOf(given: JsonObject): string {
  return optionalText(given, 'QueueUrl') ?? '';
}

function send(given: JsonObject, request: IntegrationRequest, io: IntegrationIo): JsonObject {
  const target = queueUrlOf(given);
  const destination = target.slice(target.lastIndexOf('/') + 1);
  const attributes = member(given, 'MessageAttributes');
  const delaySeconds = member(given, 'DelaySeconds');
  const message = post(
    {
      service: 'sqs',
      destination,
      target,
      messageId: uuid(io),
      body: asText(member(given, 'MessageBody')!),
      attributes: isObject(attributes) ? attributes : {},
      groupId: optionalText(given, 'MessageGroupId'),
      deduplicationId: optionalText(given, 'MessageDeduplicationId'),
      delaySeconds: isNumber(delaySeconds) ? asDouble(delaySeconds) : undefined,
    },
    request,
    io,
  );
  const sequenceNumber = destination.endsWith('.fifo') ? fifoSequence(io) : undefined;
  const wire = {
    MD5OfMessageAttributes: message.md5OfAttributes,
    MD5OfMessageBody: message.md5OfBody,
    MessageId: message.messageId,
    SequenceNumber: sequenceNumber,
  };
  if (request.resource.awsSdk) {
    const { MD5OfMessageAttributes: Md5OfMessageAttributes, MD5OfMessageBody: Md5OfMessageBody, ...others } = wire;
    return sortMembers({ Md5OfMessageAttributes, Md5OfMessageBody, ...others });
  }
  const requestId = uuid(io);
  const headers = plainHeaders(requestId, JSON.stringify(wire), 'application/x-amz-json-1.0', io.now());
  return sortMembers({ ...wire, ...sdkMetadata({ statusCode: 200, requestId, headers }) });
}

/** Sequence numbers of FIFO queues and topics have twenty digits and grow. */
export function fifoSequence(io: Pick<IntegrationIo, 'outbox'>): string {
  return String(18849496460467696128n + BigInt(io.outbox.messages().length) * 256n);
}
