import type { EventReader, HistoryPieces } from './readPieces';
import { HistoryPlace, tellPieces } from './readPieces';
import { largeData } from './dataBytes';
import { lazy } from '../../util/lazy';

const loadPackPiece = lazy(() => require('./packPiece') as typeof import('./packPiece'));

/**
 * The maximum number of values that one event takes: its type and details, or a `KeptEvent` and its value. If needed,
 * these come before them: the id of the event that it points to, if that is not the preceding one; `later` and the
 * milliseconds since the start, if they have changed.
 */
const mostOfAnEvent = 6;

/** The maximum number of values in the first piece, and in later ones. */
const largestFirstPiece = 128;
const largestPiece = 2_048;

/** With more bytes of large values, a piece is full: packing it must not block other work for long. */
const mostPieceBytes = 2_097_152;

/** When an execution has more bytes of large values, the older ones are packed. */
const mostLooseBytes = 33_554_432;

/** A full piece whose values are not packed. */
interface LoosePiece {
  readonly piece: unknown[];
  readonly events: number;
  /** About how many bytes its large values take. */
  readonly bytes: number;
}

/**
 * The pieces of a growing history. What was written is never copied. When there is much of it, the large values of
 * older pieces are packed in place.
 */
export abstract class GrowingPieces implements HistoryPieces {
  abstract readonly startMs: number;
  /** The number of events. */
  length = 0;
  /** Approximately how many bytes of memory the values take. What several events share counts several times. */
  dataBytes = 0;
  /** The part of them that unpacked large values take. */
  largeBytes = 0;
  /** Like `dataBytes`, but as if nothing were packed. */
  writtenBytes = 0;
  pieces: unknown[][] | undefined = undefined;
  piece: unknown[];
  protected at = 0;
  private loose: LoosePiece[] | undefined = undefined;
  /** The number of events before the last piece. */
  private lengthBefore = 0;
  private largeBytesBefore = 0;

  /** @param expected the approximate number of values, for which room is allocated at the start */
  constructor(expected = largestFirstPiece) {
    this.piece = new Array<unknown>(Math.max(Math.min(expected, largestFirstPiece), mostOfAnEvent));
  }

  /** Passes the events with unpacked values to a reader. Only their values are valid, not their places. */
  tellLoose(reader: EventReader<void>): void {
    const { startMs, length, lengthBefore, piece } = this;
    const last = { piece, events: length - lengthBefore };
    for (const { piece, events } of [...(this.loose ?? []), last])
      tellPieces({ startMs, pieces: undefined, piece }, new HistoryPlace(), events, reader);
  }

  protected count(bytes: number): void {
    this.dataBytes += bytes;
    this.writtenBytes += bytes;
    if (bytes >= largeData) this.largeBytes += bytes;
  }

  /** Makes room for the next event. Returns whether that took a new piece. */
  protected makeRoom(): boolean {
    const isFull = this.at + mostOfAnEvent > this.piece.length;
    if (!isFull && this.largeBytes - this.largeBytesBefore <= mostPieceBytes) return false;
    this.addPiece();
    return true;
  }

  protected clear(): void {
    this.length = this.lengthBefore = 0;
    this.dataBytes = this.largeBytes = this.largeBytesBefore = 0;
    this.pieces = this.loose = undefined;
    this.piece = new Array<unknown>(largestFirstPiece);
    this.at = 0;
  }

  private addPiece(): void {
    const { piece, length } = this;
    const bytes = this.largeBytes - this.largeBytesBefore;
    (this.pieces ??= []).push(piece);
    this.piece = new Array<unknown>(Math.min(piece.length * 2, largestPiece));
    this.at = 0;
    if (bytes > 0) (this.loose ??= []).push({ piece, events: length - this.lengthBefore, bytes });
    this.lengthBefore = length;
    while (this.largeBytes > mostLooseBytes && this.loose !== undefined && this.loose.length > 0)
      this.pack(this.loose.shift()!);
    this.largeBytesBefore = this.largeBytes;
  }

  private pack({ piece, events, bytes }: LoosePiece): void {
    const { packPiece } = loadPackPiece();
    this.dataBytes += packPiece(piece, events, bytes) - bytes;
    this.largeBytes -= bytes;
  }
}
