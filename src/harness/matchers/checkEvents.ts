import { eventDetails } from '../../contract/HistoryEvent';
import { historyEvents } from '../../contract/historyEvents';
import { flatEvent, type StoryEvent } from '../../story/trace/StoryEvent';
import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import type { Run } from '../run/Run';
import { checkStateName, isList } from './checkNames';
import { checkExpected } from './checkExpected';
import type { EventExpectation } from './historyMatcher';

const types: readonly string[] = Object.keys(historyEvents);

/** Members of events and of their details, as in `flatEvent`. */
const members: readonly string[] = ['id', 'previousEventId', 'type', ...Object.keys(eventDetails)];

/**
 * Throws a HarnessError for an empty array, an unknown type, a misspelt member or an unknown state. Otherwise `.not`
 * would always pass, or everything would match.
 */
export function checkEvents(
  { history, story }: Pick<Run, 'history' | 'story'>,
  expected: readonly EventExpectation[],
  matcher: string,
): void {
  if (!isList(expected))
    throw new HarnessError(
      `${matcher} takes a list of events: ['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }].`,
    );
  checkTypes(history, expected);
  for (const one of expected) {
    if (typeof one === 'string') continue;
    if (typeof one !== 'object' || one === null || Object.keys(one).length === 0)
      throw new HarnessError(
        `An event of ${matcher}(…) is its type, or members of it: { type: 'PassStateEntered', name: 'A' }.`,
      );
    for (const [name, value] of Object.entries(one)) {
      checkExpected(value, `Member '${name}' of an event of ${matcher}(…)`);
      if (!members.includes(name) && !history.some((event) => name in flatEvent(event)))
        throw unknownName('An event has no member', name, members);
      if ((name === 'name' || name === 'state') && typeof value === 'string') checkStateName(story, value);
    }
  }
}

function checkTypes(history: readonly StoryEvent[], expected: readonly EventExpectation[]): void {
  for (const one of expected) {
    const type = typeof one === 'string' ? one : one?.['type'];
    if (typeof type !== 'string' || types.includes(type)) continue;
    // AWS may have newer types.
    if (!history.some((event) => event.type === type)) throw unknownName('There is no event', type, types);
  }
}
