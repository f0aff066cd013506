import { rememberedBound, type Json } from '../../util/json';
import type { EventDetails, HistoryEvent, HistoryEventType, NamedEvent } from './HistoryEvent';

/** Thrown when the next event is one too many: the execution must end now. Neither Retry nor Catch sees it. */
export class HistoryFullError extends Error {}

/** An upper bound of a text is about so many times its length. */
const boundPerByte = 4;

/**
 * Values in a row. Of an event: its type and its details, or a `NamedEvent` and its data. An event that does not follow
 * the one before it at the same time has a row ahead of it: its previousEventId, and milliseconds since the start.
 */
const width = 2;

/** Rows in the first piece at most, and in a later one. */
const largestFirstPiece = 32;
const largestPiece = 1_024;

/** Up to where somebody has read a history; see `History.readOn`. */
export class HistoryPlace {
  piece = 0;
  at = 0;
  /** Of the event that was read last. */
  id = 0;
  previousEventId = 0;
  timestamp: number | undefined;
}

/**
 * The events of one execution, in order of their ids (from 1). They are kept as rows of plain values in pieces that
 * never move, which costs a fraction of objects, and become events when somebody reads them.
 */
export class History {
  readonly limit: number;
  length = 0;
  /** About how many bytes of data the events hold, large values alone; what states share counts several times. */
  dataBytes = 0;
  /** Whether events were dropped. */
  isCut = false;
  private lastData: Json = null;
  private readonly startMs: number;
  /** Of the last event, milliseconds since the start. */
  private sinceMs = 0;
  /** The full ones before `piece`. */
  private pieces: unknown[][] | undefined;
  private piece: unknown[];
  private at = 0;
  /** What was read last, for as long as the reader keeps it. */
  private read: WeakRef<readonly HistoryEvent[]> | undefined;

  /**
   * @param startMs when the execution starts, in epoch milliseconds
   * @param expected about how many rows there will be: room for them is made at once
   */
  constructor(limit: number, startMs: number, expected = largestFirstPiece) {
    this.limit = limit;
    this.startMs = startMs;
    this.piece = new Array<unknown>(Math.min(expected, largestFirstPiece) * width);
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

  /** As `append`, for the events there are most of: they have nothing but a name and one value. */
  appendNamed(event: NamedEvent, previousEventId: number, timestamp: number, data: Json): number {
    if (this.length + 1 >= this.limit) throw new HistoryFullError();
    if (data !== this.lastData && typeof data !== 'number') this.weigh(data);
    return this.write(event, previousEventId, timestamp, data);
  }

  /**
   * Appends the event that ends the execution, for which there is always room. In a history that is full it is
   * ExecutionFailed, whatever the end was.
   */
  appendEnd(type: HistoryEventType, previousEventId: number, timestamp: number, details: EventDetails): void {
    if (this.length + 1 >= this.limit && type !== 'ExecutionSucceeded')
      this.write('ExecutionFailed', this.length, timestamp, details);
    else this.write(type, previousEventId, timestamp, details);
  }

  /** The data of all events that have some. */
  *data(): Generator<Json> {
    for (const { details } of this.readAll()) {
      if (details === undefined) continue;
      for (const value of [details.input, details.output, details.parameters, details.assignedVariables])
        if (value !== undefined) yield value;
    }
  }

  /** Writes an event again as it was read from elsewhere, whatever the limit. */
  restore({ type, previousEventId, timestamp, details }: Omit<HistoryEvent, 'id'>): void {
    this.write(type, previousEventId, timestamp, details);
  }

  /** Drops all events but the first ones. */
  cut(count: number): void {
    this.isCut = true;
    const kept = this.events.slice(0, count);
    this.length = 0;
    this.pieces = undefined;
    this.piece = new Array<unknown>(largestFirstPiece * width);
    this.at = 0;
    this.read = undefined;
    this.sinceMs = 0;
    for (const { type, previousEventId, timestamp, details } of kept)
      this.write(type, previousEventId, timestamp, details);
  }

  private weigh(data: Json): void {
    this.lastData = data;
    if (typeof data === 'string') this.dataBytes += data.length;
    else if (typeof data === 'object' && data !== null) this.dataBytes += rememberedBound(data) / boundPerByte;
  }

  private write(
    event: HistoryEventType | NamedEvent,
    previousEventId: number,
    timestamp: number,
    data: EventDetails | Json | undefined,
  ): number {
    const sinceMs = timestamp - this.startMs;
    if (previousEventId !== this.length || sinceMs !== this.sinceMs) {
      this.sinceMs = sinceMs;
      this.put(previousEventId, sinceMs);
    }
    this.put(event, data);
    return (this.length += 1);
  }

  private put(first: unknown, second: unknown): void {
    if (this.at === this.piece.length) this.addPiece();
    const { piece, at } = this;
    piece[at] = first;
    piece[at + 1] = second;
    this.at = at + width;
  }

  private addPiece(): void {
    const rows = Math.min((this.piece.length / width) * 2, largestPiece);
    (this.pieces ??= []).push(this.piece);
    this.piece = new Array<unknown>(rows * width);
    this.at = 0;
  }

  private readAll(): Generator<HistoryEvent> {
    return this.readOn(new HistoryPlace());
  }

  /** The events behind a place, which moves on with them. */
  *readOn(place: HistoryPlace): Generator<HistoryEvent> {
    const { length } = this;
    place.timestamp ??= this.startMs;
    const full = this.pieces?.length ?? 0;
    for (; place.piece <= full; place.piece += 1, place.at = 0) {
      const piece = place.piece === full ? this.piece : this.pieces![place.piece]!;
      while (place.at < piece.length) {
        if (place.id === length) return;
        const first = piece[place.at] as HistoryEventType | NamedEvent | number;
        const second = piece[place.at + 1];
        place.at += width;
        if (typeof first === 'number') {
          place.previousEventId = first;
          place.timestamp = this.startMs + (second as number);
          continue;
        }
        const { previousEventId, timestamp } = place;
        place.previousEventId = place.id += 1;
        yield readEvent(place.id, previousEventId, timestamp, first, second);
      }
      if (place.piece === full) return;
    }
  }
}

function readEvent(
  id: number,
  previousEventId: number,
  timestamp: number,
  event: HistoryEventType | NamedEvent,
  data: unknown,
): HistoryEvent {
  if (typeof event === 'string')
    return { id, previousEventId, type: event, timestamp, details: data as EventDetails | undefined };
  const { type, name } = event;
  return { id, previousEventId, type, timestamp, details: detailsOf(type, name, data as Json) };
}

/** The details of an event that was written as a name and one value. */
function detailsOf(type: HistoryEventType, name: string, data: Json): EventDetails {
  if (type.endsWith('Entered')) return { name, input: data };
  return type.startsWith('MapIteration') ? { name, index: data as number } : { name, output: data };
}
