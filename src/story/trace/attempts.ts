import type { Attempt, Strand, Visit } from './Story';
import { fromText, type StoryEvent } from './StoryEvent';
import { outwards } from './strands';

/** What made something fail. */
export interface FailureReason {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** Begins the next attempt of a visit. `scheduled` is false for one that failed before anything was called. */
export function beginAttempt(visit: Visit, event: StoryEvent, redriven: boolean, scheduled = true): Attempt {
  const { id, timestampMs, details } = event;
  const attempt: Attempt = {
    startedId: id,
    startedMs: timestampMs,
    startedBy: redriven ? 'redrive' : visit.attempts.length === 0 ? 'entry' : 'retry',
    scheduled,
    endedMs: undefined,
    outcome: 'open',
    parameters: scheduled ? fromText(details['parameters'] ?? details['input']) : undefined,
    resource: scheduled ? (details['resource'] as string | undefined) : undefined,
    resourceType: scheduled ? (details['resourceType'] as string | undefined) : undefined,
    roleArn: scheduled ? roleOf(details['taskCredentials']) : undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    strands: [],
    mapRunArn: undefined,
  };
  visit.error = visit.cause = visit.location = undefined;
  visit.attempts.push(attempt);
  return attempt;
}

function roleOf(credentials: unknown): string | undefined {
  return (credentials as { readonly roleArn?: string } | null | undefined)?.roleArn;
}

export function failAttempt(
  attempt: Attempt,
  { error, cause }: FailureReason,
  endedMs: number,
  outcome: 'failed' | 'timedOut' = 'failed',
): void {
  Object.assign(attempt, { outcome, error, cause, endedMs });
}

/**
 * Closes what is open in some strands when a failure ends them. The states on the way from the failing one outwards
 * have failed; the others were cut off.
 */
export function closeStrands(
  strands: readonly Strand[],
  failing: Visit | undefined,
  failure: FailureReason,
  ms: number,
): void {
  const way = new Set(outwards(failing));
  for (const { visits } of strands)
    for (const visit of visits) if (visit.outcome === 'open') closeVisit(visit, way.has(visit), failing, failure, ms);
}

function closeVisit(
  visit: Visit,
  failed: boolean,
  failing: Visit | undefined,
  failure: FailureReason,
  ms: number,
): void {
  visit.outcome = failed ? 'failed' : 'aborted';
  if (failed && visit.error === undefined) Object.assign(visit, failure);
  const last = visit.attempts.at(-1);
  if (last?.outcome !== 'open') return;
  if (failed) failAttempt(last, failure, ms);
  else Object.assign(last, { outcome: 'aborted', endedMs: ms });
  closeStrands(last.strands, failing, failure, ms);
}

/** RedriveExecution: whatever the end cut off or made fail goes on where it stood. */
export function reopenStrand({ visits }: Strand, redriven: Set<Visit>): void {
  const visit = visits.at(-1);
  if (visit === undefined || visit.exitedMs !== undefined || visit.outcome === 'succeeded') return;
  visit.outcome = 'open';
  visit.error = visit.cause = visit.location = undefined;
  const last = visit.attempts.at(-1);
  if (visit.type === 'Task') redriven.add(visit);
  if (visit.type === 'Task' || last === undefined) return;
  Object.assign(last, { outcome: 'open', endedMs: undefined, error: undefined, cause: undefined });
  for (const strand of last.strands) reopenStrand(strand, redriven);
}
