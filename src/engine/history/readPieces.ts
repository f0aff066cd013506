import type { Json } from '../../util/json';
import type { EventDetails, HistoryEvent } from '../../contract/HistoryEvent';
import type { HistoryEventType } from '../../contract/historyEvents';
import type { KeptEvent } from './NamedEvent';
import { PackedValue, setPacked } from './PackedValue';

/** How far a history has been read; see `History.readOn`. */
export class HistoryPlace {
  piece = 0;
  at = 0;
  /** The id of the event that was read last. */
  id = 0;
  previousEventId = 0;
  timestamp: number | undefined = undefined;
  /** The value of the last named event that had one. */
  data: Json | PackedValue = null;
  /** The event that directly follows the one that was read last. */
  then: KeptEvent | undefined = undefined;
}

/** The pieces of a history: see `History`. */
export interface HistoryPieces {
  readonly startMs: number;
  /** The full pieces before `piece`. */
  readonly pieces: readonly (readonly unknown[])[] | undefined;
  readonly piece: readonly unknown[];
}

/** Marks the milliseconds since the start, where they change. */
export const later = Symbol('later');

/** Receives events as they are stored. `place`: the position of the event. */
export interface EventReader<T> {
  event(place: HistoryPlace, type: HistoryEventType, details: EventDetails | undefined): T;
  named(place: HistoryPlace, event: KeptEvent, data: Json | PackedValue): T;
}

/** The events after a place, up to the id `last`. The place moves along. */
export function* readPieces(pieces: HistoryPieces, place: HistoryPlace, last: number): Generator<HistoryEvent> {
  while (place.id < last) yield readNext(pieces, place, asEvents);
}

/** Like `readPieces`, but passes the events to a reader. */
export function tellPieces(pieces: HistoryPieces, place: HistoryPlace, last: number, reader: EventReader<void>): void {
  while (place.id < last) readNext(pieces, place, reader);
}

/** Reads the next event. There must be one. */
function readNext<T>({ startMs, pieces, piece: end }: HistoryPieces, place: HistoryPlace, reader: EventReader<T>): T {
  place.previousEventId = place.id;
  let piece = pieces?.[place.piece] ?? end;
  if (place.then !== undefined) return readNamed(place.then, piece, place, reader);
  // The rest of a piece may be too small for an event.
  while (place.at >= piece.length || piece[place.at] === undefined) {
    place.piece += 1;
    place.at = 0;
    piece = pieces?.[place.piece] ?? end;
  }
  place.timestamp ??= startMs;
  let first = piece[place.at++];
  if (typeof first === 'number') {
    place.previousEventId = first;
    first = piece[place.at++];
  }
  if (first === later) {
    place.timestamp = startMs + (piece[place.at++] as number);
    first = piece[place.at++];
  }
  if (typeof first !== 'string') return readNamed(first as KeptEvent, piece, place, reader);
  place.id += 1;
  return reader.event(place, first as HistoryEventType, piece[place.at++] as EventDetails | undefined);
}

function readNamed<T>(event: KeptEvent, piece: readonly unknown[], place: HistoryPlace, reader: EventReader<T>): T {
  place.then = event.then;
  place.id += 1;
  if (!event.isNew) return reader.named(place, event, place.data);
  const data = piece[place.at++] as Json | PackedValue;
  if (typeof data !== 'number') place.data = data;
  return reader.named(place, event, data);
}

/** The events of some pieces up to an id. Later changes of the history do not affect them. */
export class PastEvents {
  constructor(
    private readonly pieces: HistoryPieces,
    /** The number of events. */
    readonly length: number,
  ) {}

  list(): HistoryEvent[] {
    const { pieces, length } = this;
    const place = new HistoryPlace();
    const events: HistoryEvent[] = [];
    while (place.id < length) events.push(readNext(pieces, place, asEvents));
    return events;
  }

  /** Passes them to a reader, without creating objects. */
  tell(reader: EventReader<void>): void {
    tellPieces(this.pieces, new HistoryPlace(), this.length, reader);
  }
}

const asEvents: EventReader<HistoryEvent> = {
  event: ({ id, previousEventId, timestamp }, type, details) => ({
    id,
    previousEventId,
    type,
    timestamp: timestamp!,
    details,
  }),
  named: ({ id, previousEventId, timestamp }, { type, name }, data) => ({
    id,
    previousEventId,
    type,
    timestamp: timestamp!,
    details: detailsOf(type, name, data),
  }),
};

/** The details of a named event. A packed value is unpacked on every read. */
export function detailsOf(type: HistoryEventType, name: string, data: Json | PackedValue): EventDetails {
  if (!(data instanceof PackedValue)) return newDetails(type, name, data);
  const details = newDetails(type, name, null);
  setPacked(details, 'input' in details ? 'input' : 'output', data);
  return details;
}

function newDetails(type: HistoryEventType, name: string, data: Json): EventDetails {
  if (type.endsWith('Entered')) return { name, input: data };
  if (type === 'LambdaFunctionScheduled') return { resource: name, input: data };
  if (type === 'LambdaFunctionSucceeded' || type === 'ExecutionSucceeded') return { output: data };
  if (type === 'ExecutionStarted') return { input: data, roleArn: name };
  return type.startsWith('MapIteration') ? { name, index: data as number } : { name, output: data };
}
