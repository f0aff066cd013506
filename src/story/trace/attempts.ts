import type { StateType } from '../../language/asl/types';
import type { WalkedState } from '../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../util/json';
import type { Attempt, Strand, Visit } from './Story';
import type { StoryEvent } from './StoryEvent';
import { withAncestors } from './strands';

/** The types of states that have attempts. */
export const hasAttempts: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);

/** What made something fail. */
export interface FailureReason {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

export function failureIn({ error, cause }: StoryEvent['details']): FailureReason {
  return { error: error as string | undefined, cause: cause as string | undefined };
}

/** The visit that an Entered event begins. */
export function enteredVisit(
  { id, type, timestampMs, details }: StoryEvent,
  strand: Strand,
  input: Json | undefined,
): Visit {
  return {
    state: details['name'] as string,
    type: type.slice(0, -'StateEntered'.length) as StateType,
    strand,
    enteredId: id,
    enteredMs: timestampMs,
    exitedMs: undefined,
    input,
    output: undefined,
    assigned: undefined,
    outcome: 'open',
    error: undefined,
    cause: undefined,
    location: undefined,
    attempts: [],
  };
}

/** Begins the next attempt of a visit, with its call, unless it failed before. */
export function beginAttempt(visit: Visit, event: StoryEvent, redriven: boolean, called?: Called): Attempt {
  const { id, timestampMs, details } = event;
  const attempt: Attempt = {
    startedId: id,
    startedMs: timestampMs,
    startedBy: redriven ? 'redrive' : visit.attempts.length === 0 ? 'entry' : 'retry',
    scheduled: called !== undefined,
    endedMs: undefined,
    outcome: 'open',
    parameters: called?.parameters,
    resource: called && (details['resource'] as string | undefined),
    resourceType: called && (details['resourceType'] as string | undefined),
    roleArn: called && roleOf(details['taskCredentials']),
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

/** The call of an attempt, with its parameters. */
interface Called {
  readonly parameters: Json | undefined;
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
  attempt.outcome = outcome;
  attempt.error = error;
  attempt.cause = cause;
  attempt.endedMs = endedMs;
}

/**
 * Closes what is open in some strands when a failure ends them. The failing state and those around it have failed;
 * the others were aborted.
 */
export function closeStrands(
  strands: readonly Strand[],
  failing: Visit | undefined,
  failure: FailureReason,
  ms: number,
): void {
  const way = new Set(withAncestors(failing));
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

/** Ends an attempt of a Parallel or Map, in which a state failed. */
export function failComposite(
  attempt: Attempt,
  failing: Visit | undefined,
  failure: FailureReason,
  endedMs: number,
): void {
  failAttempt(attempt, failure, endedMs);
  closeStrands(attempt.strands, failing, failure, endedMs);
}

/** What happens to the Map Run of the last attempt. */
export function readMapRun(attempt: Attempt | undefined, { type, timestampMs, details }: StoryEvent): void {
  if (attempt === undefined) return;
  if (type === 'MapRunStarted') attempt.mapRunArn = details['mapRunArn'] as string;
  if (type === 'MapRunFailed') failAttempt(attempt, failureIn(details), timestampMs);
}

/** The innermost state that has made a strand fail. */
export function failedIn({ visits }: Strand): Visit | undefined {
  const visit = visits.at(-1);
  if (visit?.outcome !== 'failed') return undefined;
  const inside = visit.attempts.at(-1)?.strands ?? [];
  return inside.map(failedIn).find((failed) => failed !== undefined) ?? visit;
}

/**
 * Completes the error of a Fail state that ended an execution: its event has none, and the definition does not tell a
 * computed one. The states around it have failed with the same error.
 */
export function completeFailure(failing: Visit | undefined, failure: FailureReason): void {
  if (failing?.type !== 'Fail' || (failing.error ?? failure.error) !== failure.error) return;
  for (const visit of withAncestors(failing)) {
    Object.assign(visit, failure);
    const last = visit.attempts.at(-1);
    if (last !== undefined) Object.assign(last, failure);
  }
}

/** RedriveExecution: everything that was aborted or failed resumes where it was. */
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

/** The error of a Fail state, if its definition has it as plain strings: its event has no error. */
export function failStateError(state: WalkedState | undefined): FailureReason {
  const text = (name: string): string | undefined => {
    const written = state && member(state.object, name);
    return typeof written === 'string' && !/^\{%[^]*%\}$/.test(written) ? written : undefined;
  };
  return { error: text('Error'), cause: text('Cause') };
}

/**
 * The error that a catcher handled, read from what it put into the state's output: for errors without an event of their
 * own (a path that matches nothing), the history has nothing else.
 */
export function caughtError(state: WalkedState | undefined, output: Json | undefined): FailureReason | undefined {
  const catchers = (state && member(state.object, 'Catch')) as readonly JsonObject[] | undefined;
  for (const catcher of catchers ?? []) {
    const path = member(catcher, 'ResultPath');
    const found = output === undefined ? undefined : at(output, path === undefined ? '$' : path);
    if (!isObject(found) || typeof found['Error'] !== 'string') continue;
    return { error: found['Error'], cause: typeof found['Cause'] === 'string' ? found['Cause'] : undefined };
  }
  return undefined;
}

function at(value: Json, path: Json): Json | undefined {
  if (typeof path !== 'string' || !/^\$(\.\w+)*$/.test(path)) return undefined;
  let found: Json | undefined = value;
  for (const name of path.split('.').slice(1)) found = isObject(found) ? member(found, name) : undefined;
  return found;
}
