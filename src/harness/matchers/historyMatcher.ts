import { flatEvent, type StoryEvent } from '../../story/trace/StoryEvent';
import { difference } from './failure';
import type { MatcherContext } from './Matcher';

/**
 * An expected event: its type, or an object with members of the event and of its details, with JSON strings parsed: `{
 * type: 'TaskStateEntered', name: 'Ship', input: { orderId: 1 } }`.
 */
export type EventExpectation = string | Readonly<Record<string, unknown>>;

/** Whether an event is as expected. Members that the expectation does not name are ignored. */
export function eventMatches(context: MatcherContext, event: StoryEvent, expected: EventExpectation): boolean {
  if (typeof expected === 'string') return event.type === expected;
  return context.equals(named(event, expected), expected);
}

/** The members of an event that an expectation names. */
function named(event: StoryEvent, expected: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const flat = flatEvent(event);
  return Object.fromEntries(Object.keys(expected).flatMap((name) => (name in flat ? [[name, flat[name]]] : [])));
}

export function describeExpectation(context: MatcherContext, expected: EventExpectation): string {
  return typeof expected === 'string' ? expected : context.utils.printExpected(expected);
}

/** Lines that show how an event differs from what was expected. */
export function describeEvent(context: MatcherContext, event: StoryEvent, expected: EventExpectation): string[] {
  if (typeof expected === 'string') return [`  expected: ${expected}`, `  received: ${event.type}`];
  return difference(context, expected, named(event, expected));
}

/** A line for each event: id, previous event, type, state. */
export function listEvents(events: readonly StoryEvent[], markId?: number): string[] {
  const shown = around(events, markId);
  const width = String(events.at(-1)?.id ?? '').length;
  return shown.map(({ id, previousEventId, type, details }) => {
    const name = (details['name'] ?? details['state']) as string | undefined;
    const mark = id === markId ? '→' : ' ';
    return ` ${mark} ${String(id).padStart(width)} ← ${String(previousEventId).padStart(width)}  ${type}${name === undefined ? '' : ` '${name}'`}`;
  });
}

const mostShown = 30;

function around(events: readonly StoryEvent[], markId: number | undefined): readonly StoryEvent[] {
  if (events.length <= mostShown) return events;
  const at = events.findIndex(({ id }) => id === markId);
  const from = Math.max(0, Math.min(at - mostShown / 2, events.length - mostShown));
  return events.slice(from, from + mostShown);
}
