import type { Json } from '../../util/json';
import type { EventDetails, HistoryEvent, HistoryEventType } from './HistoryEvent';
import type { KeptEvent } from './NamedEvent';

/** Up to where somebody has read a history; see `History.readOn`. */
export class HistoryPlace {
  piece = 0;
  at = 0;
  /** Of the event that was read last. */
  id = 0;
  previousEventId = 0;
  timestamp: number | undefined;
  /** Of the last named event that had one. */
  data: Json = null;
  /** What comes with the event that was read last. */
  then: KeptEvent | undefined;
}

/** What a history is kept in: see `History`. */
export interface HistoryPieces {
  readonly startMs: number;
  /** The full ones before `piece`. */
  readonly pieces: readonly (readonly unknown[])[] | undefined;
  readonly piece: readonly unknown[];
}

/** Stands before the milliseconds since the start where they change. */
export const later = Symbol('later');

/** Is told of events as they are kept; `place` is that of the event. */
export interface EventReader<T> {
  event(place: HistoryPlace, type: HistoryEventType, details: EventDetails | undefined): T;
  named(place: HistoryPlace, event: KeptEvent, data: Json): T;
}

/** The events behind a place, which moves on with them, up to the one with the id `last`. */
export function* readPieces(pieces: HistoryPieces, place: HistoryPlace, last: number): Generator<HistoryEvent> {
  while (place.id < last) yield readNext(pieces, place, asEvents);
}

/** As `readPieces`, and tells somebody of them. */
export function tellPieces(pieces: HistoryPieces, place: HistoryPlace, last: number, reader: EventReader<void>): void {
  while (place.id < last) readNext(pieces, place, reader);
}

/** There is a next one. */
function readNext<T>({ startMs, pieces, piece: end }: HistoryPieces, place: HistoryPlace, reader: EventReader<T>): T {
  place.previousEventId = place.id;
  let piece = pieces?.[place.piece] ?? end;
  if (place.then !== undefined) return readNamed(place.then, piece, place, reader);
  // What is left of a piece may be too little for an event.
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
  const data = piece[place.at++] as Json;
  if (typeof data !== 'number') place.data = data;
  return reader.named(place, event, data);
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

/** The details of an event that was written as a name and one value. */
export function detailsOf(type: HistoryEventType, name: string, data: Json): EventDetails {
  if (type.endsWith('Entered')) return { name, input: data };
  if (type === 'LambdaFunctionScheduled') return { resource: name, input: data };
  if (type === 'LambdaFunctionSucceeded') return { output: data };
  return type.startsWith('MapIteration') ? { name, index: data as number } : { name, output: data };
}
