import { HarnessError } from '../../errors/HarnessError';
import type { Story } from './Story';
import type { StoryEvent } from './StoryEvent';

/** The ARNs of the Map Runs that a Distributed Map has begun, in order. */
export function mapRunsOf({ events = [] }: Story, state: string): readonly string[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events
    .filter((event) => event.type === 'MapRunStarted' && stateOf(event, byId) === state)
    .map(({ details }) => details['mapRunArn'] as string);
}

/** The state that was entered last on the way to an event. */
function stateOf(event: StoryEvent, byId: ReadonlyMap<number, StoryEvent>): string {
  let before: StoryEvent | undefined = event;
  while (before !== undefined && before.type !== 'MapStateEntered') before = byId.get(before.previousEventId);
  if (before !== undefined) return before.details['name'] as string;
  throw new HarnessError('The history has a Map Run of no state.');
}
