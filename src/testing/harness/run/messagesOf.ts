import type { Outbox, OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import type { CallList } from '../../../tasks/mocking/CallList';
import { findAction } from '../../../tasks/awsServices/awsServices';
import { parsedOrText } from '../../../tasks/awsServices/jsonText';
import { isObject, toPlainNumbers, type Json } from '../../../util/json';

/** A message as a task sent it, wherever it went. */
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

/** The messages that some calls sent, if their services would accept them. */
export function messagesOf(calls: CallList): SentMessage[] {
  return calls.found.flatMap(({ resource, parameters, state }) => {
    if (resource.kind !== 'integration' || !isObject(parameters)) return [];
    const drafts = findAction(resource)?.messages?.(parameters) ?? [];
    return drafts.map(({ destination, body, ...rest }) => ({
      ...rest,
      to: destination,
      body: toPlainNumbers(parsedOrText(body)),
      state,
    }));
  });
}
