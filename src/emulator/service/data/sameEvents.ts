import type { HistoryEvent } from '../../../engine/history/HistoryEvent';
import { eventToWire, type WireEvent } from '../../../engine/history/toWire';

/** An event as one compares it: with its values as texts, and without members that are not there. */
export function toLogEvent(event: HistoryEvent | undefined): WireEvent | undefined {
  return event === undefined ? undefined : (JSON.parse(JSON.stringify(eventToWire(event))) as WireEvent);
}
