import { toText, type Json } from '../../util/json';
import type { EventDetails, HistoryEvent } from '../../contract/HistoryEvent';
import { historyEvents, type HistoryEventType } from '../../contract/historyEvents';

/** An event in a GetExecutionHistory response. `timestamp` is in epoch seconds. */
export interface WireEvent {
  readonly timestamp: number;
  readonly type: HistoryEventType;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>>;
}

/**
 * Converts an event to its form in API responses.
 *
 * AWS: without execution data, `input`, `output`, `assignedVariables` and their details are omitted. Errors and causes
 * stay (recorded), and so do `parameters`, which the API model requires (reported).
 */
export function eventToWire(event: HistoryEvent, includeExecutionData = true): WireEvent {
  const { timestamp, type, id, previousEventId, details } = event;
  const envelope = { timestamp: timestamp / 1000, type, id, previousEventId };
  if (details === undefined) return envelope;
  return { ...envelope, [historyEvents[type].member]: renderDetails(details, includeExecutionData, true) };
}

/** The details object of an event with its values as JSON strings, as in the API and the logs. */
export function renderDetails(
  details: EventDetails,
  includeExecutionData = true,
  includeParameters = includeExecutionData,
): Record<string, unknown> {
  const wire: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined) continue;
    const render = dataMembers[name];
    if (render === undefined) wire[name] = value;
    else if (name === 'parameters' ? includeParameters : includeExecutionData) render(wire, name, value as never);
  }
  return wire;
}

/** The members that hold execution data, and how each is written. */
const dataMembers: Record<string, (wire: Record<string, unknown>, name: string, value: never) => void> = {
  input: textWithDetails,
  output: textWithDetails,
  parameters: (wire, name, value: Json) => (wire[name] = toText(value)),
  assignedVariables: (wire, name, value: Record<string, Json>) => {
    wire[name] = Object.fromEntries(Object.entries(value).map(([variable, json]) => [variable, toText(json)]));
    wire['assignedVariablesDetails'] = { truncated: false };
  },
};

function textWithDetails(wire: Record<string, unknown>, name: string, value: Json): void {
  wire[name] = toText(value);
  wire[`${name}Details`] = { truncated: false };
}
