import type { History } from '../../../engine/history/History';
import type { HistoryPlace } from '../../../engine/history/readPieces';
import type { EventDetails, HistoryEvent, HistoryEventType } from '../../../engine/history/HistoryEvent';
import type { Json } from '../../../util/json';
import type { ValuesIn, ValuesOut } from './Values';

/**
 * An event as it is written: its type, then its name and the number of its value, or its details. One that does not
 * follow the one before it at the same time has a row ahead of it, as in `History`: its previousEventId and its time.
 */
export type EventRow =
  | readonly [previousEventId: number, timestamp: number]
  | readonly [type: HistoryEventType]
  | readonly [type: HistoryEventType, name: string, value: number]
  | readonly [type: HistoryEventType, details: Readonly<Record<string, unknown>>];

const data = ['input', 'output', 'parameters'] as const;

/** The events of a history behind a place, as the text of a JSON array. The place moves on. */
export function writeEvents(history: History, place: HistoryPlace, values: ValuesOut): string {
  let text = '';
  let before = place.id;
  let time = place.timestamp;
  for (const { id, previousEventId, type, timestamp, details } of history.readOn(place)) {
    const isFirst = text === '';
    if (isFirst || previousEventId !== before || timestamp !== time)
      text += `${isFirst ? '' : ','}[${previousEventId},${timestamp}]`;
    text += `,${rowOf(type, details, values)}`;
    before = id;
    time = timestamp;
  }
  return `[${text}]`;
}

function rowOf(type: HistoryEventType, details: EventDetails | undefined, values: ValuesOut): string {
  if (details === undefined) return `["${type}"]`;
  const { name, input, output } = details;
  if (type.endsWith('StateEntered') && input !== undefined && name !== undefined)
    return `["${type}",${JSON.stringify(name)},${values.number(input)}]`;
  if (type.endsWith('StateExited') && output !== undefined && details.assignedVariables === undefined)
    return `["${type}",${JSON.stringify(name)},${values.number(output)}]`;
  const written: Record<string, unknown> = { ...details };
  for (const member of data) {
    const value = details[member];
    if (value !== undefined) written[member] = values.number(value);
  }
  const { assignedVariables } = details;
  if (assignedVariables !== undefined) {
    // As pairs: a variable may have any name.
    written['assignedVariables'] = Object.entries(assignedVariables).map(([key, value]) => [key, values.number(value)]);
  }
  return JSON.stringify([type, written]);
}

/** The events again; the first of them has the id `firstId`. */
export function* readEvents(rows: readonly EventRow[], values: ValuesIn, firstId: number): Generator<HistoryEvent> {
  let id = firstId;
  let previousEventId = 0;
  let timestamp = 0;
  for (const row of rows) {
    const [first, second, third] = row;
    if (typeof first === 'number') {
      previousEventId = first;
      timestamp = second;
      continue;
    }
    yield { id, previousEventId, type: first, timestamp, details: detailsOf(first, second, third, values) };
    previousEventId = id;
    id += 1;
  }
}

function detailsOf(
  type: HistoryEventType,
  second: number | string | Readonly<Record<string, unknown>> | undefined,
  value: number | undefined,
  values: ValuesIn,
): EventDetails | undefined {
  if (second === undefined) return undefined;
  if (typeof second === 'string') {
    const read = values.value(value!);
    return type.endsWith('Entered') ? { name: second, input: read } : { name: second, output: read };
  }
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
