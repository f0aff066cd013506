import { isArray, member, type Json, type JsonObject, objectOf } from '../util/json';
import type { TargetKind } from './AwsService';
import { asText, optionalText } from './parameters';
import type { TargetNames } from './TargetNames';

/** The services whose messages the outbox keeps, and the kind of their targets. */
export const messageKinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const satisfies Record<
  string,
  TargetKind
>;

export const messageServices = Object.keys(messageKinds) as readonly MessageDraft['service'][];

/** A message as a task writes it, before it is sent. */
export interface MessageDraft {
  readonly service: keyof typeof messageKinds;
  /** The queue's, topic's or event bus's name; a phone number for an SMS. */
  readonly destination: string;
  /** As the task wrote it: QueueUrl, TopicArn, TargetArn, PhoneNumber or EventBusName. */
  readonly target: string;
  /** Which id of the call is the message's: see `ServiceCall.id`. */
  readonly idPart: string;
  /** A string: what a consumer of the queue would read. The `Detail` of an event. */
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
    attributes: objectOf(attributes),
    groupId: optionalText(parameters, 'MessageGroupId'),
    deduplicationId: optionalText(parameters, 'MessageDeduplicationId'),
  };
}

/** The objects in a list of parameters. */
export function objectEntries(parameters: JsonObject, name: string): readonly JsonObject[] {
  const list = member(parameters, name);
  return (isArray(list) ? list : []).map(objectOf);
}

/** The parameters with these converted to strings. AWS: a service takes a string where a task may write JSON. */
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

/** The queue, topic or event bus of a message. */
interface MessageTarget {
  readonly service: MessageDraft['service'];
  /** Its name. */
  readonly destination: string;
  /** As the task wrote it: URL, ARN or name. */
  readonly target: string;
}

/**
 * Whether a name, an ARN or a URL means this queue, topic or bus. Account and region count if both have them. `names`:
 * other names that the loaded files use for it.
 */
export function isMessageTarget(
  given: string,
  { service, destination, target }: MessageTarget,
  names?: TargetNames,
): boolean {
  if (given === destination || given === target) return true;
  if (names?.means(messageKinds[service], given, destination) === true) return true;
  const wanted = partsOf(given);
  if (wanted === undefined || wanted.service !== service || wanted.name !== destination) return false;
  const there = partsOf(target);
  return (['account', 'region'] as const).every(
    (part) => wanted[part] === undefined || there?.[part] === undefined || wanted[part] === there[part],
  );
}

interface TargetParts {
  readonly service?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly name: string;
}

/** The parts of an ARN or a URL; `undefined` for a bare name. */
function partsOf(target: string): TargetParts | undefined {
  const arn = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.+)$/.exec(target);
  if (arn !== null) {
    const [, service, region, account, rest = ''] = arn;
    return { service, region, account, name: rest.replace(/^event-bus\//, '') };
  }
  const url = /^https?:\/\/([^/]+)\/(?:.*\/)?([^/]+)$/.exec(target);
  if (url === null) return undefined;
  const region = /^(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\./.exec(url[1]!);
  return {
    service: 'sqs',
    region: region?.[1] ?? region?.[2],
    account: /\/(\d{12})\//.exec(target)?.[1],
    name: url[2]!,
  };
}
