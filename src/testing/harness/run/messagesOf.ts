import type { Outbox, OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import type { Call } from '../../../tasks/mocking/Call';
import type { CallList } from '../../../tasks/mocking/Calls';
import { isArray, isObject, member, readJson, toPlainNumbers, type Json, type JsonObject } from '../../../util/json';

/** A message as a task sent it, whoever took it. */
export interface SentMessage {
  readonly service: 'sqs' | 'sns' | 'events';
  /** The queue's, topic's or event bus's name. */
  readonly to: string;
  /** As the task wrote it: URL or ARN. */
  readonly target: string;
  /** The body, parsed where it is JSON; an event's detail. */
  readonly body: Json;
  readonly state: string;
  readonly subject?: string | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly attributes?: Json | undefined;
  readonly source?: string | undefined;
  readonly detailType?: string | undefined;
}

/** The messages that went into an outbox. */
export function messagesIn(outbox: Outbox): SentMessage[] {
  return outbox.messages().map((message: OutboxMessage): SentMessage => {
    const { destination, json, ...rest } = message;
    return { ...rest, to: destination, body: json };
  });
}

/** The messages that some calls sent: sendMessage, publish and putEvents, and what they have in a batch. */
export function messagesOf(calls: CallList): SentMessage[] {
  return calls.all.flatMap((call) => {
    const { resource, parameters } = call;
    if (resource.kind !== 'integration' || !isObject(parameters)) return [];
    const read = readers[`${services[resource.service] ?? resource.service}:${resource.action}`];
    return read === undefined ? [] : read(parameters, call);
  });
}

type Reader = (parameters: JsonObject, call: Call) => SentMessage[];

const services: Readonly<Record<string, string>> = { eventbridge: 'events' };

const readers: Readonly<Record<string, Reader>> = {
  'sqs:sendMessage': (parameters, call) => [sqsMessage(text(parameters, 'QueueUrl') ?? '', parameters, call)],
  'sqs:sendMessageBatch': (parameters, call) =>
    entries(parameters, 'Entries').map((entry) => sqsMessage(text(parameters, 'QueueUrl') ?? '', entry, call)),
  'sns:publish': (parameters, call) => [snsMessage(topicOf(parameters), parameters, call)],
  'sns:publishBatch': (parameters, call) =>
    entries(parameters, 'PublishBatchRequestEntries').map((entry) => snsMessage(topicOf(parameters), entry, call)),
  'events:putEvents': (parameters, call) => entries(parameters, 'Entries').map((entry) => busEvent(entry, call)),
};

function sqsMessage(target: string, message: JsonObject, { state }: Call): SentMessage {
  return {
    service: 'sqs',
    to: target.split('/').at(-1)!,
    target,
    body: parsed(member(message, 'MessageBody')),
    state,
    groupId: text(message, 'MessageGroupId'),
    deduplicationId: text(message, 'MessageDeduplicationId'),
    attributes: member(message, 'MessageAttributes'),
  };
}

function snsMessage(target: string, message: JsonObject, { state }: Call): SentMessage {
  return {
    service: 'sns',
    to: target.split(':').at(-1)!,
    target,
    body: parsed(member(message, 'Message')),
    state,
    subject: text(message, 'Subject'),
    groupId: text(message, 'MessageGroupId'),
    deduplicationId: text(message, 'MessageDeduplicationId'),
    attributes: member(message, 'MessageAttributes'),
  };
}

function busEvent(entry: JsonObject, { state }: Call): SentMessage {
  const target = text(entry, 'EventBusName') ?? 'default';
  return {
    service: 'events',
    to: target.split('/').at(-1)!,
    target,
    body: parsed(member(entry, 'Detail')),
    state,
    source: text(entry, 'Source'),
    detailType: text(entry, 'DetailType'),
  };
}

function topicOf(parameters: JsonObject): string {
  return text(parameters, 'TopicArn') ?? text(parameters, 'TargetArn') ?? text(parameters, 'PhoneNumber') ?? '';
}

function entries(parameters: JsonObject, name: string): JsonObject[] {
  const list = member(parameters, name);
  return isArray(list) ? list.filter((entry): entry is JsonObject => isObject(entry)) : [];
}

function text(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

function parsed(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? null;
  try {
    return toPlainNumbers(readJson(value));
  } catch {
    return value;
  }
}
