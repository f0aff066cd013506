import type { Json } from '../../util/json';
import type { EventDetails, HistoryEvent, HistoryEventType } from './HistoryEvent';
import type { KeptEvent } from './NamedEvent';

/** Up to where somebody has read a history; see `History.readOn`. */
export class HistoryPlace {
  piece = 0;
  at = 0;
  /** Of the event that was read last. */
  id = 0;
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

/** The events behind a place, which moves on with them, up to the one with the id `last`. */
export function* readPieces(
  { startMs, pieces, piece: end }: HistoryPieces,
  place: HistoryPlace,
  last: number,
): Generator<HistoryEvent> {
  place.timestamp ??= startMs;
  while (place.id < last) {
    const piece = pieces?.[place.piece] ?? end;
    if (place.then !== undefined) yield readNamed(place.then, place.id, piece, place);
    // What is left of a piece may be too little for an event.
    else if (place.at < piece.length && piece[place.at] !== undefined) yield readEvent(startMs, piece, place);
    else {
      place.piece += 1;
      place.at = 0;
    }
  }
}

function readEvent(startMs: number, piece: readonly unknown[], place: HistoryPlace): HistoryEvent {
  let previousEventId = place.id;
  let first = piece[place.at++];
  if (typeof first === 'number') {
    previousEventId = first;
    first = piece[place.at++];
  }
  if (first === later) {
    place.timestamp = startMs + (piece[place.at++] as number);
    first = piece[place.at++];
  }
  if (typeof first !== 'string') return readNamed(first as KeptEvent, previousEventId, piece, place);
  const id = (place.id += 1);
  const details = piece[place.at++] as EventDetails | undefined;
  return { id, previousEventId, type: first as HistoryEventType, timestamp: place.timestamp!, details };
}

function readNamed(
  { type, name, isNew, then }: KeptEvent,
  previousEventId: number,
  piece: readonly unknown[],
  place: HistoryPlace,
): HistoryEvent {
  place.then = then;
  const id = (place.id += 1);
  let { data } = place;
  if (isNew) {
    data = piece[place.at++] as Json;
    if (typeof data !== 'number') place.data = data;
  }
  return { id, previousEventId, type, timestamp: place.timestamp!, details: detailsOf(type, name, data) };
}

/** The details of an event that was written as a name and one value. */
function detailsOf(type: HistoryEventType, name: string, data: Json): EventDetails {
  if (type.endsWith('Entered')) return { name, input: data };
  if (type === 'LambdaFunctionScheduled') return { resource: name, input: data };
  if (type === 'LambdaFunctionSucceeded') return { output: data };
  return type.startsWith('MapIteration') ? { name, index: data as number } : { name, output: data };
}
