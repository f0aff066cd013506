import type { Visit } from '../../story/trace/Story';
import { iterationsOf, withAncestors } from '../../story/trace/strands';
import { Run } from '../run/Run';
import { StateView } from '../run/StateView';

/**
 * The subject that decides a matcher. If a state ran in several items of a Map, the item that ended last says nothing
 * about the others, so the first item for which `decides` is true is used. Without one, the given subject is used.
 */
export function decidingItem<Subject extends Run | StateView>(
  subject: Subject,
  decides: (visit: Visit) => boolean,
): Subject | StateView {
  if (subject instanceof Run) return subject;
  const { story, name, visits, description } = subject;
  const items = lastVisits(visits);
  if (items.size < 2) return subject;
  for (const [item, visit] of items)
    if (decides(visit)) return new StateView(story, name, [visit], `${description} in item ${item}`);
  return subject;
}

/** The last visit in each item, by the indexes of the surrounding items. For a Map in a loop, the last round counts. */
function lastVisits(visits: readonly Visit[]): ReadonlyMap<string, Visit> {
  const found = new Map<string, Visit>();
  const round = outermostMap(visits.at(-1));
  for (const visit of visits) {
    const iterations = iterationsOf(visit);
    if (iterations.length === 0 || outermostMap(visit) !== round) continue;
    found.set(iterations.map(({ index }) => index).join(' of item '), visit);
  }
  return found;
}

/** The visit of the outermost Map around a visit. */
function outermostMap(visit: Visit | undefined): Visit | undefined {
  return [...withAncestors(visit)].findLast(({ strand }) => strand.kind === 'iteration')?.strand.owner;
}
