import type { StateType } from '../../language/asl/types';
import { beginAttempt, closeStrands, failAttempt, reopenStrand, type FailureReason } from './attempts';
import { findState } from './findState';
import { caughtError, failStateError } from './inferError';
import { errorOf, type Origin, type Strand, type Visit } from './Story';
import { fromText, fromTexts, type StoryEvent } from './StoryEvent';
import { outwards } from './strands';

/** Where an event belongs: to a visit of a state, in a strand. */
interface Place {
  readonly strand: Strand;
  readonly visit: Visit | undefined;
}

/** Puts each event where it belongs, by the event that it points back to. */
export class StoryReader {
  readonly main: Strand = { kind: 'main', index: 0, owner: undefined, visits: [] };
  readonly visits: Visit[] = [];
  private readonly places = new Map<number, Place>();
  private readonly events = new Map<number, StoryEvent>();
  private readonly redriven = new Set<Visit>();
  private readonly origin: Origin;

  constructor(origin: Origin) {
    this.origin = origin;
  }

  read(event: StoryEvent): void {
    this.events.set(event.id, event);
    this.places.set(event.id, this.place(event));
  }

  private place(event: StoryEvent): Place {
    const { type, details } = event;
    const before = this.places.get(event.previousEventId) ?? { strand: this.main, visit: undefined };
    if (type.startsWith('Execution')) return this.readExecution(event, before);
    if (type.endsWith('StateEntered')) return this.readEntered(event, before);
    if (type.endsWith('StateExited')) return this.readExited(event, before);
    if (type === 'MapIterationStarted') return this.readIterationStarted(event, before);
    if (type.startsWith('MapIteration')) return climb(before, details['name'] as string);
    if (type === 'EvaluationFailed') return this.readEvaluationFailed(event, before);
    if (type.startsWith('MapRun')) return readMapRun(event, before);
    // What these tell, the failure that they point to has told already.
    if (type.endsWith('StateAborted')) return before;
    const composite = /^(Map|Parallel)State(Started|Succeeded|Failed)$/.exec(type);
    if (composite) return this.readComposite(event, before, composite[1]!, composite[2]!);
    return this.readTask(event, before);
  }

  private readExecution({ type, timestampMs, details }: StoryEvent, { visit }: Place): Place {
    if (type === 'ExecutionRedriven') reopenStrand(this.main, this.redriven);
    else if (type !== 'ExecutionStarted') {
      const failing = type === 'ExecutionFailed' ? (visit ?? this.visits.findLast(isOpen)) : undefined;
      closeStrands([this.main], failing, failureIn(details), timestampMs);
    }
    return { strand: this.main, visit: undefined };
  }

  private readEntered(event: StoryEvent, before: Place): Place {
    const state = event.details['name'] as string;
    const opensBranch = this.typeOf(event.previousEventId) === 'ParallelStateStarted';
    const strand = opensBranch ? this.newBranch(before.visit!, state) : before.strand;
    const visit: Visit = {
      state,
      type: event.type.slice(0, -'StateEntered'.length) as StateType,
      strand,
      enteredId: event.id,
      enteredMs: event.timestampMs,
      exitedMs: undefined,
      input: fromText(event.details['input']),
      output: undefined,
      assigned: undefined,
      outcome: 'open',
      error: undefined,
      cause: undefined,
      location: undefined,
      attempts: [],
    };
    strand.visits.push(visit);
    this.visits.push(visit);
    return { strand, visit };
  }

  /** The branch whose first state this is; state names are unique in a machine, so the definition tells its index. */
  private newBranch(owner: Visit, state: string): Strand {
    const { strands } = owner.attempts.at(-1)!;
    const branches = findState(this.origin.definition, owner.state)?.blocks ?? [];
    const found = branches.findIndex(({ object }) => object['StartAt'] === state);
    const strand: Strand = { kind: 'branch', index: found < 0 ? strands.length : found, owner, visits: [] };
    strands.push(strand);
    strands.sort((a, b) => a.index - b.index);
    return strand;
  }

  private readExited(event: StoryEvent, before: Place): Place {
    const place = climb(before, event.details['name'] as string);
    const { visit } = place;
    if (visit === undefined) return place;
    visit.exitedMs = event.timestampMs;
    visit.output = fromText(event.details['output']);
    visit.assigned = fromTexts(event.details['assignedVariables']);
    const undone = retryable.has(visit.type) && visit.attempts.at(-1)?.outcome !== 'succeeded';
    visit.outcome = undone || visit.error !== undefined ? 'caught' : 'succeeded';
    if (visit.outcome === 'caught') Object.assign(visit, this.errorCaught(visit));
    return place;
  }

  private readIterationStarted(event: StoryEvent, before: Place): Place {
    const { visit: owner } = climb(before, event.details['name'] as string);
    const strand: Strand = { kind: 'iteration', index: event.details['index'] as number, owner, visits: [] };
    owner?.attempts.at(-1)?.strands.push(strand);
    return { strand, visit: undefined };
  }

  private readEvaluationFailed(event: StoryEvent, before: Place): Place {
    const place = climb(before, event.details['state'] as string);
    const { visit } = place;
    if (visit === undefined) return place;
    const failure = failureIn(event.details);
    if (retryable.has(visit.type)) this.failEvaluation(visit, event, failure);
    Object.assign(visit, failure, { location: event.details['location'] });
    return place;
  }

  /** What failed after the call is part of its attempt; what failed before is an attempt without a call. */
  private failEvaluation(visit: Visit, event: StoryEvent, failure: FailureReason): void {
    const last = visit.attempts.at(-1);
    const going = last?.outcome === 'succeeded' || last?.outcome === 'open';
    const attempt = going ? last : beginAttempt(visit, event, this.redriven.delete(visit), false);
    failAttempt(attempt, failure, event.timestampMs);
  }

  private readComposite(event: StoryEvent, before: Place, kind: string, what: string): Place {
    // An inner one of the same kind that has given up is the reason, not the one that this event is about.
    const givenUp = this.typeOf(event.previousEventId) === `${kind}StateFailed`;
    const from = givenUp ? before.visit?.strand.owner : (before.visit ?? before.strand.owner);
    const visit = [...outwards(from)].find((candidate) => candidate.type === kind && isOpen(candidate));
    if (visit === undefined) return before;
    const attempt = visit.attempts.at(-1);
    if (attempt?.outcome === 'open') {
      const endedMs = this.events.get(event.previousEventId)?.timestampMs ?? event.timestampMs;
      if (what === 'Succeeded') Object.assign(attempt, { outcome: 'succeeded', endedMs });
      else {
        const failure = this.errorIn(before.visit);
        failAttempt(attempt, failure, endedMs);
        closeStrands(attempt.strands, before.visit, failure, endedMs);
      }
    }
    if (what === 'Started') beginAttempt(visit, event, this.redriven.delete(visit));
    return { strand: visit.strand, visit };
  }

  private readTask(event: StoryEvent, before: Place): Place {
    const { visit } = before;
    if (visit === undefined) return before;
    const { type, details, timestampMs } = event;
    if (type.endsWith('Scheduled')) beginAttempt(visit, event, this.redriven.delete(visit));
    const attempt = visit.attempts.at(-1);
    if (attempt?.outcome !== 'open') return before;
    if (type.endsWith('Succeeded'))
      Object.assign(attempt, { outcome: 'succeeded', endedMs: timestampMs, output: fromText(details['output']) });
    else if (type.endsWith('TimedOut')) failAttempt(attempt, failureIn(details), timestampMs, 'timedOut');
    else if (type.endsWith('Failed')) failAttempt(attempt, failureIn(details), timestampMs);
    return before;
  }

  private errorCaught(visit: Visit): FailureReason {
    const failure = errorOf(visit);
    if (failure.error !== undefined) return failure;
    return caughtError(findState(this.origin.definition, visit.state), visit.output) ?? failure;
  }

  /** The error of the state that made one around it fail. */
  private errorIn(visit: Visit | undefined): FailureReason {
    if (visit === undefined) return { error: undefined, cause: undefined };
    if (visit.type === 'Fail') return failStateError(findState(this.origin.definition, visit.state));
    return errorOf(visit);
  }

  private typeOf(id: number): string | undefined {
    return this.events.get(id)?.type;
  }
}

const retryable: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);

function isOpen({ outcome }: Visit): boolean {
  return outcome === 'open';
}

function failureIn({ error, cause }: StoryEvent['details']): FailureReason {
  return { error: error as string | undefined, cause: cause as string | undefined };
}

function readMapRun({ type, timestampMs, details }: StoryEvent, before: Place): Place {
  const attempt = before.visit?.attempts.at(-1);
  if (type === 'MapRunStarted' && attempt) attempt.mapRunArn = details['mapRunArn'] as string;
  if (type === 'MapRunFailed' && attempt) failAttempt(attempt, failureIn(details), timestampMs);
  return before;
}

/** Climbs from where an event stands to the last visit of the state that it names. */
function climb(place: Place, state: string): Place {
  for (let at: Strand | undefined = place.strand; at !== undefined; at = at.owner?.strand) {
    const visit = at.visits.findLast((candidate) => candidate.state === state);
    if (visit !== undefined) return { strand: at, visit };
  }
  return place;
}
