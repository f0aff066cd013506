import { isObject, member, type JsonObject } from '../../../util/json';
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
import { publishResponseXml } from './publishResponseXml';
import { fifoSequence } from './sendMessage';

/** `sns:publish` and `aws-sdk:sns:publish`: to the endpoint when there is one, else into the outbox. */
export function answerPublish(request: IntegrationRequest, io: IntegrationIo): Answer {
  const given = isObject(request.parameters) ? request.parameters : {};
  const message = member(given, 'Message') ?? null;
  const wire = message === null ? given : { ...given, Message: asText(message) };
  const forwarded = forward({ ...request, parameters: wire }, io);
  if (forwarded !== undefined) return forwarded;

  const fault = faultOf(given);
  if (fault !== undefined) {
    const failure = { message: fault, statusCode: 400, requestId: uuid(io), modelled: true };
    const code = { code: 'InvalidParameterException', causeCode: 'InvalidParameter' };
    return { outcome: failureOutcome(request.resource, { ...failure, ...code }) };
  }
  return resultReply(request.resource, publish(given, request, io));
}

/** AWS: what SNS says to the faults that need no topic to be seen. */
function faultOf(given: JsonObject): string | undefined {
  const message = member(given, 'Message') ?? null;
  if (message === null || message === '') return 'Invalid parameter: Empty message';
  if (targetOf(given) === undefined)
    return 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter';
  return undefined;
}

function targetOf(given: JsonObject): string | undefined {
  return optionalText(given, 'TopicArn') ?? optionalText(given, 'TargetArn') ?? optionalText(given, 'PhoneNumber');
}

function publish(given: JsonObject, request: IntegrationRequest, io: IntegrationIo): JsonObject {
  const target = targetOf(given)!;
  const destination = target.slice(target.lastIndexOf(':') + 1);
  const attributes = member(given, 'MessageAttributes');
  const { messageId } = post(
    {
      service: 'sns',
      destination,
      target,
      messageId: uuid(io),
      body: asText(member(given, 'Message')!),
      attributes: isObject(attributes) ? attributes : {},
      subject: optionalText(given, 'Subject'),
      groupId: optionalText(given, 'MessageGroupId'),
      deduplicationId: optionalText(given, 'MessageDeduplicationId'),
    },
    request,
    io,
  );
  const sequenceNumber = destination.endsWith('.fifo') ? fifoSequence(io) : undefined;
  const result = { MessageId: messageId, SequenceNumber: sequenceNumber };
  if (request.resource.awsSdk) return sortMembers(result);
  const requestId = uuid(io);
  const body = publishResponseXml(messageId, requestId, sequenceNumber);
  const headers = plainHeaders(requestId, body, 'text/xml', io.now());
  return sortMembers({ ...result, ...sdkMetadata({ statusCode: 200, requestId, headers }) });
}
