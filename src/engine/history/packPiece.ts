import { HeapBytes } from '../../util/heapBytes';
import type { Json } from '../../util/json';
import { isLarge } from './dataBytes';
import type { EventDetails } from '../../contract/HistoryEvent';
import type { KeptEvent } from './NamedEvent';
import { packValues, PackedValue, setPacked } from './PackedValue';
import { HistoryPlace, tellPieces, type EventReader } from './readPieces';

/** Values that share this much of their content are not packed: their JSON would be larger than their memory. */
const mostShared = 12;

const dataMembers = ['input', 'output', 'parameters'] as const;

/**
 * Packs the large values of a piece in place. Returns how many bytes they take now.
 *
 * @param events the number of events in the piece
 * @param bytes the approximate size of the values if they share nothing
 */
export function packPiece(piece: unknown[], events: number, bytes: number): number {
  const read = (reader: EventReader<void>): void =>
    tellPieces({ startMs: 0, pieces: undefined, piece }, new HistoryPlace(), events, reader);
  const values: Json[] = [];
  const note = (value: Json): undefined => void values.push(value);
  read(new LargeValues(piece, note));
  const held = new HeapBytes();
  for (const value of values) held.add(value);
  if (held.bytes * mostShared < bytes) return held.bytes;
  const { packed, bytes: left } = packValues(values);
  let next = 0;
  read(new LargeValues(piece, () => packed[next++]));
  return left;
}

/** Shows the large values of events to a function, in their order, and puts what it answers in their places. */
class LargeValues implements EventReader<void> {
  constructor(
    private readonly piece: unknown[],
    private readonly replace: (value: Json) => PackedValue | undefined,
  ) {}

  named({ at }: HistoryPlace, { isNew }: KeptEvent, data: Json | PackedValue): void {
    if (!isNew || data instanceof PackedValue || !isLarge(data)) return;
    this.piece[at - 1] = this.replace(data) ?? data;
  }

  event({ at }: HistoryPlace, _type: string, details: EventDetails | undefined): void {
    if (details === undefined) return;
    const { assignedVariables } = details;
    const variables = assignedVariables && this.replaceIn(assignedVariables, Object.keys(assignedVariables));
    const changed = variables === assignedVariables ? details : { ...details, assignedVariables: variables };
    this.piece[at - 1] = this.replaceIn(changed, dataMembers);
  }

  /** The object itself when nothing in it is replaced. */
  private replaceIn<T extends object>(object: T, names: readonly (keyof T & string)[]): T {
    let copy: T | undefined;
    for (const name of names) {
      const value = object[name] as Json | undefined;
      if (value === undefined || !isLarge(value)) continue;
      const packed = this.replace(value);
      if (packed !== undefined) setPacked((copy ??= { ...object }), name, packed);
    }
    return copy ?? object;
  }
}
