import { eventKinds, type EventSubject } from '../../contract/historyEvents';
import { eventDetails } from '../../contract/HistoryEvent';
import { readJson, toPlainNumbers, type Json } from '../../util/json';

/** A history event in the story's form, from GetExecutionHistory of any place. */
export interface StoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestampMs: number;
  /** The event's details object. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Converts the events of GetExecutionHistory, from the wire or the SDK, and sorts them. */
export function toStoryEvents(events: readonly object[]): StoryEvent[] {
  return (events as readonly Record<string, unknown>[])
    .map((event) => ({
      id: event['id'] as number,
      previousEventId: (event['previousEventId'] as number | undefined) ?? 0,
      type: event['type'] as string,
      timestampMs: toMs(event['timestamp'])!,
      details: detailsOf(event),
    }))
    .sort((a, b) => a.id - b.id);
}

/** Epoch milliseconds from a time of the API: a Date from the SDK, epoch seconds from the wire. */
export function toMs(time: unknown): number | undefined {
  if (time === undefined || time === null) return undefined;
  if (typeof time === 'number') return Math.round(time * 1000);
  // A Date of another realm is not an `instanceof Date`.
  return (time as Date).getTime();
}

const kinds: Readonly<Record<string, 'json' | 'variables' | 'plain' | undefined>> = eventDetails;
const notes = /Details$/;

/**
 * An event as one flat object with its JSON strings parsed: as a person would write it.
 *
 * @example { id: 2, previousEventId: 0, type: 'PassStateEntered', name: 'A', input: {} }
 */
export function flatEvent({ id, previousEventId, type, details }: StoryEvent): Readonly<Record<string, unknown>> {
  const flat: Record<string, unknown> = { id, previousEventId, type };
  for (const [name, value] of Object.entries(details)) {
    if (notes.test(name)) continue;
    const kind = kinds[name];
    flat[name] = kind === 'json' ? fromText(value) : kind === 'variables' ? fromTexts(value) : value;
  }
  return flat;
}

function detailsOf(event: Record<string, unknown>): Readonly<Record<string, unknown>> {
  for (const name in event) {
    const value = event[name];
    if (typeof value === 'object' && value !== null && name.endsWith('EventDetails'))
      return value as Record<string, unknown>;
  }
  return {};
}

/**
 * The parsed value of a JSON string in an event or a description; other strings are unchanged. Numbers are
 * JavaScript's: 1.0 is 1, and a whole number with more digits than a double has is a bigint.
 */
export function fromText(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return toPlainNumbers(readJson(text));
  } catch {
    return text;
  }
}

/** The values of `assignedVariables`. */
export function fromTexts(texts: unknown, read = fromText): Readonly<Record<string, Json>> | undefined {
  if (typeof texts !== 'object' || texts === null) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(text)!]));
}

/** What an event of this type is about. Of a type that does not exist: of a task. */
export function subjectOf(type: string): EventSubject {
  return eventKinds[type]?.of ?? 'task';
}
