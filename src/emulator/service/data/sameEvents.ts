import { isDeepStrictEqual } from 'node:util';
import type { HistoryEvent } from '../../../engine/history/HistoryEvent';
import { eventToWire } from '../../../engine/history/toWire';

/** Where the events do not begin with those that were recorded, for people; `undefined` when they do. */
export function whereOther(events: readonly HistoryEvent[], recorded: readonly HistoryEvent[]): string | undefined {
  const at = recorded.findIndex((event, index) => !isSameEvent(event, events[index]));
  return at < 0 ? undefined : `at its event ${at + 1}`;
}

/** With its values as texts, and without members that are not there; their order does not count. */
function isSameEvent(event: HistoryEvent, other: HistoryEvent | undefined): boolean {
  if (other === undefined) return false;
  const [text, otherText] = [event, other].map((one) => JSON.stringify(eventToWire(one))) as [string, string];
  return text === otherText || isDeepStrictEqual(JSON.parse(text), JSON.parse(otherText));
}
