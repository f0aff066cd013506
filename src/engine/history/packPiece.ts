import { HeapBytes } from '../../util/heapBytes';
import type { Json } from '../../util/json';
import { bytesOfData, largeData } from './dataBytes';
import type { EventDetails } from './HistoryEvent';
import type { KeptEvent } from './NamedEvent';
import { packValues, PackedValue, setPacked } from './PackedValue';
import { HistoryPlace, tellPieces, type EventReader } from './readPieces';

/** Packing is worth it when the values' texts are not much longer than what they take unpacked, as shared parts are. */
const mostTextPerByte = 4;

const dataMembers = ['input', 'output', 'parameters'] as const;

/**
 * Packs the large values of a piece, in their places. Answers how many bytes they take now.
 *
 * @param events how many there are in the piece
 * @param bytes about how many the values take if they share nothing
 */
export function packPiece(piece: unknown[], events: number, bytes: number): number {
  const values = new LargeValues();
  tellPieces({ startMs: 0, pieces: undefined, piece }, new HistoryPlace(), events, values);
  const { bytes: held } = values.count;
  if (held * mostTextPerByte < bytes) return held;
  const { packed, bytes: left } = packValues(values.all);
  for (const at of values.places) {
    const kept = piece[at];
    piece[at] = packed.get(kept as Json) ?? packDetails(kept as EventDetails, packed);
  }
  return left;
}

/** Finds the large values of events, and where they are kept. */
class LargeValues implements EventReader<void> {
  readonly count = new HeapBytes();
  readonly all = new Set<Json>();
  readonly places: number[] = [];

  named({ at }: HistoryPlace, { isNew }: KeptEvent, data: Json | PackedValue): void {
    if (isNew && !(data instanceof PackedValue) && this.add(data)) this.places.push(at - 1);
  }

  event({ at }: HistoryPlace, _type: string, details: EventDetails | undefined): void {
    if (details === undefined) return;
    const { assignedVariables = {} } = details;
    const values = [...dataMembers.map((name) => details[name] ?? null), ...Object.values(assignedVariables)];
    if (values.filter((value) => this.add(value)).length > 0) this.places.push(at - 1);
  }

  private add(value: Json): boolean {
    if (bytesOfData(value) < largeData) return false;
    this.count.add(value);
    this.all.add(value);
    return true;
  }
}

function packDetails(details: EventDetails, packed: ReadonlyMap<Json, PackedValue>): EventDetails {
  const copy: { -readonly [member in keyof EventDetails]: EventDetails[member] } = { ...details };
  for (const name of dataMembers) setIfPacked(copy, name, packed.get(details[name] ?? null));
  if (details.assignedVariables !== undefined) {
    const variables = { ...details.assignedVariables };
    for (const name of Object.keys(variables)) setIfPacked(variables, name, packed.get(variables[name]!));
    copy.assignedVariables = variables;
  }
  return copy;
}

function setIfPacked(object: object, name: string, packed: PackedValue | undefined): void {
  if (packed !== undefined) setPacked(object, name, packed);
}
