import type { EventDetails, HistoryEvent, HistoryEventType } from './HistoryEvent';

/** AWS: a Standard execution may have this many events, the last of which must end it. */
export const maxHistoryEvents = 25_000;

/** Thrown when the next event is one too many: the execution must end now. Neither Retry nor Catch sees it. */
export class HistoryFullError extends Error {}

/** The events of one execution, in order of their ids (from 1). */
export class History {
  readonly events: HistoryEvent[] = [];
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /**
   * Appends an event and answers its id.
   *
   * AWS: with 24,999 events there, only ExecutionSucceeded may follow; anything else ends the execution
   * (recorded 2026), which is what `HistoryFullError` asks for.
   */
  append(type: HistoryEventType, previousEventId: number, timestamp: number, details?: EventDetails): number {
    const id = this.events.length + 1;
    if (id >= this.limit && type !== 'ExecutionSucceeded') throw new HistoryFullError();
    this.events.push({ id, previousEventId, type, timestamp, details });
    return id;
  }

  /** Appends the event that ends an execution whose history is full. */
  appendLast(timestamp: number, details: EventDetails): void {
    const id = this.events.length + 1;
    this.events.push({ id, previousEventId: id - 1, type: 'ExecutionFailed', timestamp, details });
  }
}
