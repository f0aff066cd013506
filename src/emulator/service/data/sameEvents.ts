import { isDeepStrictEqual } from 'node:util';
import type { HistoryEvent } from '../../../engine/history/HistoryEvent';
import { eventToWire } from '../../../engine/history/toWire';

/** Where events differ from the recorded ones, in words; `undefined` when they begin with all of them. */
export function whereOther(events: readonly HistoryEvent[], recorded: readonly HistoryEvent[]): string | undefined {
  const at = recorded.findIndex((event, index) => !isSameEvent(event, events[index]));
  return at < 0 ? undefined : `at its event ${at + 1}`;
}

/** Compares values as texts, and ignores absent members and the order of members. */
function isSameEvent(event: HistoryEvent, other: HistoryEvent | undefined): boolean {
  if (other === undefined) return false;
  const [text, otherText] = [event, other].map((one) => JSON.stringify(eventToWire(one))) as [string, string];
  return text === otherText || isDeepStrictEqual(JSON.parse(text), JSON.parse(otherText));
}
