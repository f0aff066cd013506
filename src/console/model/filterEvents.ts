import type { StoryEvent } from '../../story/trace/StoryEvent';
import { aboutOf, errorOf } from './eventText';
import type { HistoryFeed } from './HistoryFeed';
import { matches } from '../../util/matches';

export const kinds = [
  ['all', 'all kinds'],
  ['state', 'states entered and left'],
  ['task', 'tasks'],
  ['bad', 'failures'],
  ['execution', 'the execution'],
] as const;

export type EventKind = (typeof kinds)[number][0];

const bad = /(Failed|TimedOut|Aborted|FailedToStart|ScheduleFailed|SubmitFailed|StartFailed)$/;
const task = /^(Task|Lambda|Activity|MapRun|MapIteration)/;

/** The kind of an event. A failure counts as a failure, whatever it is about. */
export function kindOf({ type }: StoryEvent): Exclude<EventKind, 'all'> {
  if (bad.test(type)) return 'bad';
  if (type.startsWith('Execution')) return 'execution';
  return task.test(type) ? 'task' : 'state';
}

/** The events that match the filter. For a state: from its entry to its exit, by the visits of the history. */
export function filterEvents(
  { events, visits }: Pick<HistoryFeed, 'events' | 'visits'>,
  { kind, search, state }: { kind: EventKind; search: string; state: string | undefined },
): readonly StoryEvent[] {
  if (kind === 'all' && search.trim() === '' && state === undefined) return events;
  const ofState =
    state === undefined
      ? undefined
      : idsOf(events, new Set(visits.filter((visit) => visit.state === state).map(({ enteredId }) => enteredId)));
  return events.filter(
    (event) =>
      (kind === 'all' || kindOf(event) === kind) &&
      (ofState === undefined || ofState.has(event.id)) &&
      (search.trim() === '' || matches(`${event.id} ${event.type} ${aboutOf(event)} ${errorOf(event)}`, search)),
  );
}

/** The events that lead back to one of these, up to the entry of another state. */
function idsOf(events: readonly StoryEvent[], entered: ReadonlySet<number>): ReadonlySet<number> {
  const ids = new Set(entered);
  for (const { id, previousEventId, type } of events) {
    if (ids.has(previousEventId) && !type.endsWith('StateEntered') && !type.startsWith('Execution')) ids.add(id);
  }
  return ids;
}
