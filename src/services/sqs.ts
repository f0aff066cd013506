import { createHash } from 'node:crypto';
import { asDouble, isNumber, member, isObject, type JsonObject } from '../util/json';
import type { AwsService, CallTarget, ServiceFault } from './AwsService';
import { objectEntries, queued, sequenceNumber, withTexts, type MessageDraft } from './MessageDraft';
import { optionalText, asText, arnIn, lastSegment, namedTarget, received, textParameter } from './parameters';

export const sqs: AwsService = {
  id: 'SQS',
  errorPrefix: 'SQS',
  causeName: 'AmazonSQS',
  unlisted: ['AccessDenied', 'InvalidParameterValue', 'MissingParameter', 'Throttling', 'Validation'],
  localVariable: 'SQS_ENDPOINT',
  target: queue,
  wholeNumbers: true,
  denial: { code: 'AccessDenied', statusCode: 403 },
  rights: {
    SendMessageBatch: 'sqs:SendMessage',
    DeleteMessageBatch: 'sqs:DeleteMessage',
    ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
  },
  arn(parameters, place) {
    const { name } = queue(parameters);
    return name === undefined ? undefined : arnIn(place, 'sqs', name);
  },
  actions: {
    sendMessage: {
      patterns: 'RT',
      required: ['QueueUrl', 'MessageBody'],
      members: [
        'QueueUrl',
        'MessageBody',
        'DelaySeconds',
        'MessageAttributes',
        'MessageSystemAttributes',
        'MessageDeduplicationId',
        'MessageGroupId',
      ],
      answerKinds: {
        MD5OfMessageBody: 'string',
        MD5OfMessageAttributes: 'string',
        MessageId: 'string',
        SequenceNumber: 'string',
      },
      wire: (parameters) => withTexts(parameters, 'MessageBody'),
      fault: missingParameter,
      success({ parameters, id, count }) {
        const { body, attributes = {}, destination } = message(parameters);
        const attributesDigest = md5OfAttributes(attributes);
        return {
          ...(attributesDigest === undefined ? {} : { MD5OfMessageAttributes: attributesDigest }),
          MD5OfMessageBody: md5OfBody(body),
          MessageId: id('message'),
          ...(destination.endsWith('.fifo') ? { SequenceNumber: sequenceNumber(count()) } : {}),
        };
      },
      messages: (parameters) => [message(parameters)],
    },
    sendMessageBatch: {
      batchOf: { action: 'sendMessage', entries: 'Entries', shared: 'QueueUrl' },
      messages: (parameters) =>
        objectEntries(parameters, 'Entries').map((entry, i) => ({
          ...message({ ...entry, QueueUrl: member(parameters, 'QueueUrl') ?? null }),
          idPart: `message ${i}`,
        })),
    },
  },
};

function queue(parameters: JsonObject): CallTarget {
  return {
    ...namedTarget('queue', textParameter(parameters, 'QueueUrl'), lastSegment),
    ...received(parameters, 'MessageBody'),
  };
}

function message(parameters: JsonObject): MessageDraft {
  const target = optionalText(parameters, 'QueueUrl') ?? '';
  const delaySeconds = member(parameters, 'DelaySeconds');
  return {
    service: 'sqs',
    destination: lastSegment(target),
    target,
    idPart: 'message',
    ...queued(parameters, 'MessageBody'),
    delaySeconds: isNumber(delaySeconds) ? asDouble(delaySeconds) : undefined,
  };
}

/** AWS: a missing parameter causes an error that the API does not list. */
function missingParameter(parameters: JsonObject): ServiceFault | undefined {
  const isMissing = (name: string): boolean => (optionalText(parameters, name) ?? '') === '';
  const isFifo = (optionalText(parameters, 'QueueUrl') ?? '').endsWith('.fifo');
  const missing = ['MessageBody', ...(isFifo ? ['MessageGroupId'] : [])].find(isMissing);
  if (missing === undefined) return undefined;
  const text = `The request must contain the parameter ${missing}.`;
  return { code: 'MissingParameter', message: text, statusCode: 400, modelled: false };
}

/** The MD5 of a message's body, in hexadecimal. */
export function md5OfBody(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex');
}

/**
 * The MD5 of message attributes, in hexadecimal; `undefined` without any.
 *
 * For each attribute, sorted by name: length and bytes of the name, of the data type, one byte for the kind of value (1
 * string, 2 binary), length and bytes of the value. See "Calculating the MD5 message digest for message attributes" of
 * the Amazon SQS guide.
 */
export function md5OfAttributes(attributes: JsonObject): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const update = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name]!;
    if (!isObject(attribute)) continue;
    const binary = member(attribute, 'BinaryValue') ?? undefined;
    update(Buffer.from(name));
    update(Buffer.from(asText(member(attribute, 'DataType') ?? '')));
    hash.update(Buffer.from([binary === undefined ? 1 : 2]));
    update(Buffer.from(asText(binary ?? member(attribute, 'StringValue') ?? '')));
  }
  return hash.digest('hex');
}
