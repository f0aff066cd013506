import { HarnessError } from '../../errors/HarnessError';
import type { MapIteration } from '../../contract/task';
import type { Story, Strand, Visit } from './Story';
import type { StoryEvent } from './StoryEvent';

/** The state that was entered after a visit, in the same strand. */
export function nextOf({ strand, enteredId }: Visit): string | undefined {
  // Visits are in the order of their events.
  let [from, to] = [0, strand.visits.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (strand.visits[middle]!.enteredId <= enteredId) from = middle + 1;
    else to = middle;
  }
  return strand.visits[from]?.state;
}

/** The Map iterations around a visit, outermost first. */
export function iterationsOf(visit: Visit): MapIteration[] {
  return [...withAncestors(visit)]
    .flatMap(({ strand: { kind, index, owner } }) =>
      kind === 'iteration' && owner ? [{ state: owner.state, index }] : [],
    )
    .reverse();
}

/** The branches or iterations that a visit began, in all of its attempts. */
export function strandsIn({ attempts }: Visit): Strand[] {
  return attempts.flatMap(({ strands }) => strands);
}

/** A visit and the visits around it, innermost first. */
export function* withAncestors(visit: Visit | undefined): Generator<Visit> {
  for (let at = visit; at !== undefined; at = at.strand.owner) yield at;
}

/** The last visit of a state in a strand or, if it has none, in those around it. */
export function lastVisitAround(strand: Strand, state: string): Visit | undefined {
  for (let at: Strand | undefined = strand; at !== undefined; at = at.owner?.strand) {
    const visit = at.visits.findLast((candidate) => candidate.state === state);
    if (visit !== undefined) return visit;
  }
  return undefined;
}

/** The visits of each state, in order. */
export function visitsByState(visits: readonly Visit[]): ReadonlyMap<string, readonly Visit[]> {
  return grouped(visits, ({ state }) => state);
}

/** The visits in each iteration of the innermost Map around them, or of the Map named; `undefined`: in none. */
export function visitsByItem(
  visits: readonly Visit[],
  map: string | undefined,
): ReadonlyMap<number | undefined, readonly Visit[]> {
  return grouped(visits, (visit) => {
    const iterations = iterationsOf(visit);
    return (map === undefined ? iterations.at(-1) : iterations.find(({ state }) => state === map))?.index;
  });
}

function grouped<Key>(visits: readonly Visit[], keyOf: (visit: Visit) => Key): ReadonlyMap<Key, readonly Visit[]> {
  const groups = new Map<Key, Visit[]>();
  for (const visit of visits) {
    const key = keyOf(visit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [visit]);
    else group.push(visit);
  }
  return groups;
}

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
