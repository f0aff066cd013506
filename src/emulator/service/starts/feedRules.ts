import { isObject, parseJson } from '../../../util/json';
import type { ObjectStore } from '../../../tasks/integrations/objects/ObjectStore';
import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import type { StartsCall } from '../../starts/callStarts';
import type { SentMessage } from '../../starts/pipes/Pipes';
import { present } from '../../../util/present';
import type { EventToPut } from '../../starts/rules/putEvent';
import type { Starts } from '../../starts/Starts';
import type { ExecutionObserver } from '../../telemetry/TelemetryFeed';
import { TelemetryFeed } from '../../telemetry/TelemetryFeed';
import { feedObjects } from './feedObjects';
import type { StatusEvent } from '../../telemetry/statusEvents';
import type { Outbox } from '../../../tasks/integrations/outbox/Outbox';

/** What of the service it needs. */
interface FeedingService {
  readonly outbox: Outbox;
  readonly objects: ObjectStore;
  readonly restListeners: Set<() => void>;
  observe(observer: ExecutionObserver): () => void;
}

/**
 * Puts the events that tasks and handlers send, those of buckets, and the status changes of executions, on the buses of
 * the rules, and gives messages to the pipes of their queues.
 */
export function feedRules(service: FeedingService, starts: Starts): void {
  const told = new Set<unknown>();
  const put = (event: EventToPut, cause: string | undefined): void => {
    try {
      if (starts.of('rule').length > 0) starts.put(event, cause);
    } catch (error) {
      if (!told.has(error)) starts.host.mistake(error);
      told.add(error);
    }
  };
  const feed = new TelemetryFeed({
    statusEvent: (event) => put(ofStatus(event), event.detail.executionArn),
  });
  const look = (): void => feed.look();
  const { outbox, restListeners } = service;
  const unobserve = service.observe(feed);
  restListeners.add(look);
  const onMessage = (message: OutboxMessage): void => {
    const call = callOf(message);
    if (call?.op === 'receive') {
      if (starts.of('pipe').length > 0) starts.pipes.receive(call.message);
    } else if (call?.op === 'putEvents') put(call.events[0]!, message.executionArn);
  };
  outbox.onMessage = onMessage;
  const endObjects = feedObjects(service.objects, starts, put);
  starts.onClose(() => {
    unobserve();
    restListeners.delete(look);
    outbox.onMessage = undefined;
    endObjects();
  });
}

function ofStatus({ id, source, resources, time, detail, ...rest }: StatusEvent): EventToPut {
  return { id, source, detailType: rest['detail-type'], resources, timeMs: Date.parse(time), detail: { ...detail } };
}

/** What starts executions by a message of the outbox; `undefined` if nothing can. */
export function callOf(message: OutboxMessage): StartsCall | undefined {
  const { service, executionArn: cause } = message;
  if (service === 'sqs') return { op: 'receive', message: queueMessage(message) };
  const event = service === 'events' ? ofMessage(message) : undefined;
  return event && { op: 'putEvents', events: [event], cause };
}

/** A message to a queue as pipes get it. */
function queueMessage(message: OutboxMessage): SentMessage {
  const { destination, body, messageId, attributes, groupId, deduplicationId, sentAtMs, executionArn } = message;
  const record = present({ body, messageId, messageAttributes: attributes, groupId, deduplicationId, sentAtMs });
  return { queue: destination, record, cause: executionArn === '' ? undefined : executionArn };
}

/** An event in the outbox as rules get it. */
function ofMessage(message: OutboxMessage): EventToPut | undefined {
  const { messageId, source, detailType, resources, target, sentAtMs, body } = message;
  const detail = parseJson(body);
  if (source === undefined || detailType === undefined || !isObject(detail)) return undefined;
  return { id: messageId, source, detailType, resources, eventBus: target, timeMs: sentAtMs, detail };
}
