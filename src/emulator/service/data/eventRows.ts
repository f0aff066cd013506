import type { History } from '../../../engine/history/History';
import type { EventDetails, HistoryEvent } from '../../../contract/HistoryEvent';
import type { HistoryEventType } from '../../../contract/historyEvents';
import { detailsOf, type EventReader, type HistoryPlace } from '../../../engine/history/readPieces';
import { unpacked, type PackedValue } from '../../../engine/history/PackedValue';
import type { KeptEvent } from '../../../engine/history/NamedEvent';
import type { Json } from '../../../util/json';
import { EventTexts, type EventStep } from './EventTexts';
import type { SharedRows } from './SharedRows';
import type { ValuesIn, ValuesOut } from './Values';

/**
 * An event in its written form: its type, then its name and the number of its value (for an iteration, its index), or
 * its details. If it does not follow the previous one at the same time, it is preceded by a row, as in `History`: its
 * previousEventId and its time.
 */
export type EventRow =
  | readonly [previousEventId: number, timestamp: number]
  | readonly [type: HistoryEventType]
  | readonly [type: HistoryEventType, name: string, value: number]
  | readonly [type: HistoryEventType, details: Readonly<Record<string, unknown>>];

/** A row, or the number of rows that are written elsewhere: see `SharedRows`. */
export type WrittenRow = EventRow | number;

const data = ['input', 'output', 'parameters'] as const;

const texts = new EventTexts();

/** An execution with more values has different ones each time, so its sequences would not repeat. */
const mostOfWays = 32;

/** The events of a history after a place, as the text of a JSON array. The place moves along. */
export function writeEvents(history: History, place: HistoryPlace, values: ValuesOut, shared: SharedRows): string {
  const writer = new EventWriter(place, values, shared);
  history.tellOn(place, writer);
  return writer.end();
}

class EventWriter implements EventReader<void> {
  private text = '';
  /** The named events that are not in the text yet. */
  private step: EventStep | undefined;
  private before: number;
  private time: number | undefined;

  constructor(
    { id, timestamp }: HistoryPlace,
    private readonly values: ValuesOut,
    private readonly shared: SharedRows,
  ) {
    this.before = id;
    this.time = timestamp;
  }

  event(place: HistoryPlace, type: HistoryEventType, details: EventDetails | undefined): void {
    this.point(place);
    this.write(details === undefined ? `,["${type}"]` : `,["${type}",{${this.textOf(details)}}]`);
  }

  named(place: HistoryPlace, event: KeptEvent, data: Json | PackedValue): void {
    this.point(place);
    const value = unpacked(data);
    const number = isIteration(event.type) ? (value as number) : this.values.number(value);
    const { step } = this;
    if (number < mostOfWays) {
      this.step = step === undefined ? texts.first(event, number) : texts.next(step, event, number);
      if (this.step !== undefined) return;
      this.step = step;
    }
    this.write(`${texts.beginning(event)}${number}]`);
  }

  end(): string {
    this.write(']');
    return this.text === ']' ? '[]' : this.text;
  }

  private point({ id, previousEventId, timestamp }: HistoryPlace): void {
    if (this.text === '' || previousEventId !== this.before || timestamp !== this.time)
      this.write(`${this.text === '' ? '[' : ','}[${previousEventId},${timestamp}]`);
    this.before = id;
    this.time = timestamp;
  }

  private write(text: string): void {
    this.text += this.step === undefined ? text : this.shared.textOf(this.step) + text;
    this.step = undefined;
  }

  private textOf(details: EventDetails): string {
    const { values } = this;
    let text = '';
    for (const name in details) {
      const member = name as keyof EventDetails;
      const value = details[member];
      if (value === undefined) continue;
      text += `${text === '' ? '' : ','}"${member}":`;
      if (member === 'input' || member === 'output' || member === 'parameters') text += String(values.number(value));
      else if (member === 'roleArn') text += quoteAgain(details.roleArn!);
      else if (member !== 'assignedVariables') text += JSON.stringify(value);
      else {
        // As pairs, because a variable may have any name.
        const pairs = Object.entries(details.assignedVariables!);
        text += JSON.stringify(pairs.map(([name, assigned]) => [name, values.number(assigned)]));
      }
    }
    return text;
  }
}

function isIteration(type: HistoryEventType): boolean {
  return type.startsWith('MapIteration');
}

/** Restores the events. The first has the id `firstId`. */
export function* readEvents(
  rows: readonly WrittenRow[],
  values: ValuesIn,
  firstId: number,
  shared: SharedRows,
): Generator<HistoryEvent> {
  let id = firstId;
  let previousEventId = 0;
  let timestamp = 0;
  for (const row of rows.flatMap((row) => (typeof row === 'number' ? shared.rowsOf(row) : [row]))) {
    const [first, second, third] = row;
    if (typeof first === 'number') {
      previousEventId = first;
      timestamp = second;
      continue;
    }
    yield { id, previousEventId, type: first, timestamp, details: readDetails(first, second, third, values) };
    previousEventId = id;
    id += 1;
  }
}

function readDetails(
  type: HistoryEventType,
  second: number | string | Readonly<Record<string, unknown>> | undefined,
  value: number | undefined,
  values: ValuesIn,
): EventDetails | undefined {
  if (second === undefined) return undefined;
  if (typeof second === 'string') return detailsOf(type, second, isIteration(type) ? value! : values.value(value!));
  const details: Record<string, unknown> = { ...(second as object) };
  for (const member of data)
    if (details[member] !== undefined) details[member] = values.value(details[member] as number);
  const assigned = details['assignedVariables'] as readonly (readonly [string, number])[] | undefined;
  if (assigned !== undefined) {
    details['assignedVariables'] = Object.fromEntries(
      assigned.map(([key, number]): [string, Json] => [key, values.value(number)]),
    );
  }
  return details;
}

const most = 1_000;
const known = new Map<string, string>();

/** Like `JSON.stringify`, for a string that is written repeatedly. */
export function quoteAgain(text: string): string {
  let json = known.get(text);
  if (json !== undefined) return json;
  json = JSON.stringify(text);
  if (known.size === most) known.clear();
  known.set(text, json);
  return json;
}
