import { isObject, parseJson } from '../../../util/json';
import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import type { EventToPut } from '../../starts/rules/putEvent';
import type { Starts } from '../../starts/Starts';
import type { ExecutionObserver } from '../../telemetry/TelemetryFeed';
import { TelemetryFeed } from '../../telemetry/TelemetryFeed';
import type { StatusEvent } from '../../telemetry/statusEvents';
import type { Outbox } from '../../../tasks/integrations/outbox/Outbox';

/** What of the service it needs. */
interface FeedingService {
  readonly outbox: Outbox;
  readonly restListeners: Set<() => void>;
  observe(observer: ExecutionObserver): () => void;
}

/** Puts the events that tasks and handlers send, and the status changes of executions, on the buses of the rules. */
export function feedRules(service: FeedingService, starts: Starts): void {
  const told = new Set<unknown>();
  const put = (event: EventToPut, cause: string): void => {
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
  const onEvent = (message: OutboxMessage): void => {
    const event = ofMessage(message);
    if (event !== undefined) put(event, message.executionArn);
  };
  outbox.onEvent = onEvent;
  starts.onClose(() => {
    unobserve();
    restListeners.delete(look);
    outbox.onEvent = undefined;
  });
}

function ofStatus({ id, source, resources, time, detail, ...rest }: StatusEvent): EventToPut {
  return { id, source, detailType: rest['detail-type'], resources, timeMs: Date.parse(time), detail: { ...detail } };
}

/** An event in the outbox as rules get it. */
export function ofMessage(message: OutboxMessage): EventToPut | undefined {
  const { messageId, source, detailType, resources, target, sentAtMs, body } = message;
  const detail = parseJson(body);
  if (source === undefined || detailType === undefined || !isObject(detail)) return undefined;
  return { id: messageId, source, detailType, resources, eventBus: target, timeMs: sentAtMs, detail };
}
