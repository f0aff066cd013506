import type { MapIteration } from '../../language/asl/task';
import type { Strand, Visit } from './Story';

/** The state that was entered after a visit, in the same strand. */
export function nextOf({ strand, enteredId }: Visit): string | undefined {
  const index = strand.visits.findIndex((visit) => visit.enteredId === enteredId);
  return strand.visits[index + 1]?.state;
}

/** The Map iterations around a visit, outermost first. */
export function iterationsOf(visit: Visit): MapIteration[] {
  return [...outwards(visit)]
    .flatMap(({ strand: { kind, index, owner } }) =>
      kind === 'iteration' && owner ? [{ state: owner.state, index }] : [],
    )
    .reverse();
}

/** The branches or iterations that a visit began, in all of its attempts. */
export function strandsIn({ attempts }: Visit): Strand[] {
  return attempts.flatMap(({ strands }) => strands);
}

/** A visit, the visits around it, and so on outwards. */
export function* outwards(visit: Visit | undefined): Generator<Visit> {
  for (let at = visit; at !== undefined; at = at.strand.owner) yield at;
}
