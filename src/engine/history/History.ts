import type { Json } from '../../util/json';
import { bytesOfData, bytesOfDetails } from './dataBytes';
import { GrowingPieces } from './GrowingPieces';
import type { EventDetails, HistoryEvent } from '../../contract/HistoryEvent';
import type { HistoryEventType } from '../../contract/historyEvents';
import { executionSucceeded, type NamedEvent, type StateEvents } from './NamedEvent';
import { HistoryPlace, later, PastEvents, readPieces, tellPieces, type EventReader } from './readPieces';

/** Thrown when the next event is one too many. It ends the execution: neither Retry nor Catch sees it. */
export class HistoryFullError extends Error {}

/**
 * Holds the current time in epoch milliseconds. Passed on as an object, because passing the number on would allocate
 * one.
 */
export interface Moment {
  readonly nowMs: number;
}

/**
 * The events of one execution, in order of their ids (from 1). They are stored as plain values in pieces that are never
 * copied, which takes a fraction of the memory of objects. They become events when they are read.
 */
export class History extends GrowingPieces {
  /** Whether events were dropped. */
  isCut = false;
  private lastData: Json = null;
  /** The milliseconds from the start to the last event. */
  private sinceMs = 0;
  /** The events that were read last, as long as the reader keeps them. */
  private read: WeakRef<readonly HistoryEvent[]> | undefined = undefined;

  /**
   * @param limit the most events
   * @param startMs when the execution starts, in epoch milliseconds
   * @param expected the approximate number of values, for which room is allocated at the start
   * @param mostBytes the approximate number of bytes of data at which the history is full
   */
  constructor(
    private limit: number,
    readonly startMs: number,
    expected?: number,
    private readonly mostBytes = Infinity,
  ) {
    super(expected);
  }

  /** The events so far. */
  get events(): readonly HistoryEvent[] {
    const before = this.read?.deref();
    if (before?.length === this.length) return before;
    const events = [...this.readAll()];
    this.read = new WeakRef(events);
    return events;
  }

  /**
   * Appends an event and answers its id.
   *
   * AWS: with 24,999 events there, only ExecutionSucceeded may follow; anything else ends the execution
   * (recorded 2026), which is what `HistoryFullError` asks for.
   */
  append(type: HistoryEventType, previousEventId: number, timestamp: number, details?: EventDetails): number {
    if (this.length + 1 >= this.limit && type !== 'ExecutionSucceeded') throw new HistoryFullError();
    return this.write(type, previousEventId, timestamp, details);
  }

  /** Like `append`, for the most frequent events: they have a name and one value. */
  appendNamed(event: NamedEvent, previousEventId: number, moment: Moment, data: Json): number {
    if (this.length + 1 >= this.limit) throw new HistoryFullError();
    return this.writeNamed(event, previousEventId, moment.nowMs, data);
  }

  /** Appends the first event. */
  appendStart(event: NamedEvent, input: Json): void {
    this.writeNamed(event, 0, this.startMs, input);
  }

  /** Appends the last event of an execution that has reached its end. There is always room for it. */
  appendSuccess(previousEventId: number, moment: Moment, output: Json): void {
    this.writeNamed(executionSucceeded, previousEventId, moment.nowMs, output);
  }

  /** Like `appendNamed`, for both events of a visit with nothing between them. Returns the id of the second. */
  appendVisit(events: StateEvents, previousEventId: number, moment: Moment, input: Json, output: Json): number {
    if (this.length + 2 >= this.limit) {
      const enteredId = this.appendNamed(events.entered, previousEventId, moment, input);
      return this.appendNamed(events.exited, enteredId, moment, output);
    }
    this.point(previousEventId, moment.nowMs);
    const { at } = this;
    this.at = at + 1;
    let form = 0;
    if (input !== this.lastData) {
      form = 2;
      this.putNew(input);
    }
    if (output !== this.lastData) {
      form += 1;
      this.putNew(output);
    }
    this.piece[at] = events.forms[form];
    return (this.length += 2);
  }

  /**
   * Appends the event that ends the execution, for which there is always room. In a full history it becomes
   * ExecutionFailed.
   */
  appendEnd(type: HistoryEventType, previousEventId: number, timestamp: number, details: EventDetails): void {
    if (this.length + 1 >= this.limit && type !== 'ExecutionSucceeded')
      this.write('ExecutionFailed', this.length, timestamp, details);
    else this.write(type, previousEventId, timestamp, details);
  }

  /** Appends an event that was read from records, whatever the limit. */
  restore({ type, previousEventId, timestamp, details }: Omit<HistoryEvent, 'id'>): void {
    this.write(type, previousEventId, timestamp, details);
  }

  /** Drops all events but the first ones. */
  cut(count: number): void {
    this.isCut = true;
    const kept = this.events.slice(0, count);
    this.clear();
    this.read = undefined;
    this.sinceMs = 0;
    this.lastData = null;
    for (const { type, previousEventId, timestamp, details } of kept)
      this.write(type, previousEventId, timestamp, details);
  }

  /** Appends the value of a named event, unless it is the one before. */
  private putNew(data: Json): void {
    this.piece[this.at++] = data;
    if (typeof data === 'number') return;
    this.lastData = data;
    this.count(bytesOfData(data));
  }

  private writeNamed(event: NamedEvent, previousEventId: number, timestamp: number, data: Json): number {
    this.point(previousEventId, timestamp);
    const isNew = data !== this.lastData;
    this.piece[this.at++] = isNew ? event : event.again;
    if (isNew) this.putNew(data);
    return (this.length += 1);
  }

  private write(
    type: HistoryEventType,
    previousEventId: number,
    timestamp: number,
    details: EventDetails | undefined,
  ): number {
    this.point(previousEventId, timestamp);
    this.putTwo(type, details);
    if (details !== undefined) this.count(bytesOfDetails(details));
    return (this.length += 1);
  }

  /** Writes what comes before the next event, and makes room for all of it. */
  private point(previousEventId: number, timestamp: number): void {
    if (this.makeRoom() && this.writtenBytes > this.mostBytes) this.limit = this.length;
    if (previousEventId !== this.length) this.piece[this.at++] = previousEventId;
    const sinceMs = timestamp - this.startMs;
    if (sinceMs === this.sinceMs) return;
    this.sinceMs = sinceMs;
    this.putTwo(later, sinceMs);
  }

  private putTwo(first: unknown, second: unknown): void {
    const { piece, at } = this;
    piece[at] = first;
    piece[at + 1] = second;
    this.at = at + 2;
  }

  private readAll(): Generator<HistoryEvent> {
    return this.readOn(new HistoryPlace());
  }

  /** The events after a place, which moves along. */
  readOn(place: HistoryPlace): Generator<HistoryEvent> {
    return readPieces(this, place, this.length);
  }

  /** Passes the events after a place to a reader. The place moves along. */
  tellOn(place: HistoryPlace, reader: EventReader<void>): void {
    tellPieces(this, place, this.length, reader);
  }

  /** The current events, whatever is appended or dropped later. */
  past(): PastEvents {
    const { startMs, pieces, piece, length } = this;
    return new PastEvents({ startMs, pieces: pieces?.slice(), piece }, length);
  }
}
