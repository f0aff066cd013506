import { HarnessError } from '../../../errors/HarnessError';
import { explainChoice } from '../../../story/inspection/explainChoice';
import { inspectVisit } from '../../../story/inspection/inspectVisit';
import type { Attempt, Story, Strand, Visit } from '../../../story/trace/Story';
import { timeText } from '../timeText';

/** What is known about a visit from its surroundings. */
export interface Around {
  /** The next state in its branch. */
  readonly next: string | undefined;
  /** The attempt of the Map or Parallel around it, from 0. */
  readonly attempt: number;
}

/** Finds that for all visits in one pass, as there may be thousands. */
export function aroundVisits(visits: readonly Visit[]): (visit: Visit) => Around {
  const attempts = new Map<Strand, number>();
  const next = new Map<Visit, string>();
  const strands = new Set(visits.map(({ strand }) => strand));
  for (const visit of visits)
    visit.attempts.forEach((attempt, index) => attempt.strands.forEach((strand) => attempts.set(strand, index)));
  for (const strand of strands)
    strand.visits.forEach((visit, index) => index > 0 && next.set(strand.visits[index - 1]!, visit.state));
  return (visit) => ({ next: next.get(visit), attempt: attempts.get(visit.strand) ?? 0 });
}

/** A visit as plain data. `stages`: with its data stage by stage, for which the state is run again. */
export function printVisit(story: Story, visit: Visit, { next, attempt }: Around, stages: boolean): object {
  const { enteredId, state, type, enteredMs, exitedMs, input, output, assigned, outcome } = visit;
  const { error, cause, location, attempts } = visit;
  const endMs = exitedMs ?? story.stopMs ?? story.events?.at(-1)?.timestampMs ?? enteredMs;
  return {
    id: enteredId,
    state,
    type,
    ...withinOf(visit, attempt),
    enteredAt: timeText(enteredMs),
    ...(exitedMs !== undefined && { exitedAt: timeText(exitedMs) }),
    durationSeconds: (endMs - enteredMs) / 1000,
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    ...(assigned !== undefined && { assigned }),
    outcome,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(location !== undefined && { location }),
    ...(next !== undefined && { next }),
    attempts: attempts.map(printAttempt),
    ...(type === 'Choice' && outcome !== 'open' && { choice: choiceOf(story, visit) }),
    ...(stages && stagesOf(story, visit)),
  };
}

function withinOf({ strand: { kind, index, owner } }: Visit, attempt: number): object {
  return kind === 'main' || owner === undefined ? {} : { within: { visit: owner.enteredId, attempt, kind, index } };
}

function printAttempt(attempt: Attempt): object {
  const { startedBy, scheduled, startedMs, endedMs, outcome, resource, resourceType, parameters } = attempt;
  const { output, error, cause, mapRunArn } = attempt;
  return {
    startedBy,
    called: scheduled,
    startedAt: timeText(startedMs),
    ...(endedMs !== undefined && { endedAt: timeText(endedMs) }),
    outcome,
    ...(resource !== undefined && { resource }),
    ...(resourceType !== undefined && { resourceType }),
    ...(parameters !== undefined && { parameters }),
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(mapRunArn !== undefined && { mapRunArn }),
  };
}

function choiceOf(story: Story, visit: Visit): object {
  const { next, rule, candidates, lines } = explainChoice(story, visit);
  return { ...(next !== undefined && { next }), ...(rule !== undefined && { rule }), candidates, lines };
}

function stagesOf(story: Story, visit: Visit): object {
  try {
    const { status, stages, settings, errorDetails, variables } = inspectVisit(story, visit);
    return { stages: { status, stages, settings, ...(errorDetails !== undefined && { errorDetails }), variables } };
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return { stagesUnknown: error.message };
  }
}
