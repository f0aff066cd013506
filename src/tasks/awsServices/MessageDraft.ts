import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { asText, optionalText } from './jsonText';

/** A message as a task writes it, before it is sent. */
export interface MessageDraft {
  readonly service: 'sqs' | 'sns' | 'events';
  /** The queue's, topic's or event bus's name; a phone number for an SMS. */
  readonly destination: string;
  /** As the task wrote it: QueueUrl, TopicArn, TargetArn, PhoneNumber or EventBusName. */
  readonly target: string;
  /** Which id of the call is the message's: see `ServiceCall.id`. */
  readonly idPart: string;
  /** As text: what a consumer of the queue would read. The `Detail` of an event. */
  readonly body: string;
  /** MessageAttributes as the task wrote them. */
  readonly attributes?: JsonObject;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly subject?: string | undefined;
  readonly delaySeconds?: number | undefined;
  readonly detailType?: string | undefined;
  readonly source?: string | undefined;
  readonly resources?: readonly string[] | undefined;
}

/** What messages to queues and topics have in common. */
export function queued(
  parameters: JsonObject,
  bodyName: string,
): Pick<MessageDraft, 'body' | 'attributes' | 'groupId' | 'deduplicationId'> {
  const attributes = member(parameters, 'MessageAttributes');
  return {
    body: asText(member(parameters, bodyName) ?? null),
    attributes: isObject(attributes) ? attributes : {},
    groupId: optionalText(parameters, 'MessageGroupId'),
    deduplicationId: optionalText(parameters, 'MessageDeduplicationId'),
  };
}

/** The objects in a list of parameters. */
export function objectEntries(parameters: JsonObject, name: string): readonly JsonObject[] {
  const list = member(parameters, name);
  return (isArray(list) ? list : []).map((entry) => (isObject(entry) ? entry : {}));
}

/** The parameters with these written as text. AWS: a service takes text where a task may write JSON. */
export function withTexts(parameters: JsonObject, ...names: readonly string[]): JsonObject {
  const written: Record<string, Json> = { ...parameters };
  for (const name of names) {
    const value = member(parameters, name) ?? null;
    if (value !== null) written[name] = asText(value);
  }
  return written;
}

/** Sequence numbers of FIFO queues and topics have twenty digits and grow. */
export function sequenceNumber(count: number): string {
  return String(18849496460467696128n + BigInt(count) * 256n);
}
