import { HarnessError } from '../../../../errors/HarnessError';
import { md5OfBody } from '../../../../services/sqs';
import { sequenceNumber } from '../../../../services/MessageDraft';
import { isArray, isObject, member, readJson, toText, type Json, type JsonObject } from '../../../../util/json';
import type { PipeSource, PipePlace } from './PipeSource';

/** A message of a queue. */
export interface QueueMessage {
  readonly body: string;
  readonly messageId?: string | undefined;
  /** MessageAttributes as SendMessage takes them: `{ kind: { DataType: 'String', StringValue: 'new' } }`. */
  readonly messageAttributes?: JsonObject | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  /** Epoch milliseconds. */
  readonly sentAtMs?: number | undefined;
}

/** AWS: EventBridge User Guide, eb-pipes-sqs and eb-pipes-event-filtering. */
export const sqsSource: PipeSource = {
  unfiltered: ['eventSource', 'eventSourceARN', 'awsRegion'],
  batch: { size: 10, most: 10_000 },
  actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  idMember: 'messageId',
  record: (given, place) => recordOf(messageOf(given), place),
  decoded(record) {
    const json = jsonBody(record);
    return json === undefined ? record : { ...record, body: json };
  },
  whyDropped(record, pattern) {
    const wanted = member(pattern, 'body');
    if (wanted === undefined) return undefined;
    const isJsonBody = jsonBody(record) !== undefined;
    if (isJsonBody && isArray(wanted)) return 'Its body is JSON, and the filter wants plain text.';
    return !isJsonBody && isObject(wanted) ? 'Its body is plain text, and the filter wants JSON.' : undefined;
  },
};

/** The body as an object or array; `undefined` for plain text. */
function jsonBody(record: JsonObject): JsonObject | readonly Json[] | undefined {
  const body = member(record, 'body');
  if (typeof body !== 'string') return undefined;
  try {
    const value = readJson(body);
    return isObject(value) || isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const known = ['body', 'messageId', 'messageAttributes', 'groupId', 'deduplicationId', 'sentAtMs'];

function messageOf(given: unknown): QueueMessage {
  const message = given as Partial<QueueMessage> | null;
  if (typeof message !== 'object' || message === null || typeof message.body !== 'string')
    throw new HarnessError("A message for a pipe that reads a queue is { body: '…' }, with the body as a string.");
  const unknown = Object.keys(message).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new HarnessError(`A message of a queue has no member '${unknown}'. It may have ${known.join(', ')}.`);
  return message as QueueMessage;
}

function recordOf(message: QueueMessage, { arn, region, accountId, nowMs, uuid, count }: PipePlace): JsonObject {
  const { body, messageId = uuid(), messageAttributes = {}, sentAtMs = nowMs } = message;
  const fifo = arn.endsWith('.fifo');
  return {
    messageId,
    receiptHandle: Buffer.from(`${messageId} ${count}`).toString('base64'),
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(sentAtMs),
      ...(fifo && {
        SequenceNumber: sequenceNumber(count),
        MessageGroupId: message.groupId ?? 'default',
        MessageDeduplicationId: message.deduplicationId ?? uuid(),
      }),
      SenderId: `AIDA${accountId}`,
      ApproximateFirstReceiveTimestamp: String(nowMs),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(messageAttributes).map(([name, value]) => [name, attributeOf(value)]),
    ),
    md5OfBody: md5OfBody(body),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
}

/** As consumers get it. */
function attributeOf(value: Json): JsonObject {
  const { StringValue, BinaryValue, DataType = 'String' } = isObject(value) ? value : { StringValue: toText(value) };
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
