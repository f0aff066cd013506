import type { Json } from '../../util/json';
import {
  beginAttempt,
  caughtError,
  closeStrands,
  completeFailure,
  enteredVisit,
  failAttempt,
  failComposite,
  failedIn,
  failStateError,
  failureIn,
  hasAttempts,
  readMapRun,
  reopenStrand,
  type FailureReason,
} from './attempts';
import { findState } from './findState';
import { errorOf, type Origin, type Strand, type Visit } from './Story';
import { fromText, fromTexts, subjectOf, type StoryEvent } from './StoryEvent';
import { lastVisitAround, withAncestors } from './strands';

/** Where an event belongs: to a visit of a state, in a strand. */
interface Place {
  readonly strand: Strand;
  readonly visit: Visit | undefined;
}

/** Assigns each event to its place, by the event that it points back to. */
export class StoryReader {
  readonly main: Strand = { kind: 'main', index: 0, owner: undefined, visits: [] };
  readonly visits: Visit[] = [];
  starts = 0;
  lastMs: number | undefined = undefined;
  /** By the ids of events. */
  private readonly places: (Place | undefined)[] = [];
  private readonly events: (StoryEvent | undefined)[] = [];
  private readonly redriven = new Set<Visit>();
  private readonly value: (member: unknown) => Json | undefined;

  /** `value` reads the data of an event: by default from its JSON string. */
  constructor(
    private readonly origin: Origin,
    value = fromText,
  ) {
    this.value = value;
  }

  read(event: StoryEvent): void {
    this.events[event.id] = event;
    this.lastMs = event.timestampMs;
    this.places[event.id] = this.place(event);
  }

  private place(event: StoryEvent): Place {
    const before = this.places[event.previousEventId] ?? { strand: this.main, visit: undefined };
    switch (subjectOf(event.type)) {
      case 'execution':
        return this.readExecution(event, before);
      case 'entered':
        return this.readEntered(event, before);
      case 'exited':
        return this.readExited(event, before);
      case 'iterationStarted':
        return this.readIterationStarted(event, before);
      case 'iteration':
        return climb(before, event.details['name'] as string);
      case 'evaluation':
        return this.readEvaluationFailed(event, before);
      case 'mapRun':
        readMapRun(before.visit?.attempts.at(-1), event);
        return before;
      case 'aborted':
        return this.readAborted(event, before);
      case 'parallel':
        return this.readComposite(event, before, 'Parallel');
      case 'map':
        return this.readComposite(event, before, 'Map');
      case 'task':
        return this.readTask(event, before);
    }
  }

  private readExecution({ type, timestampMs, details }: StoryEvent, { visit }: Place): Place {
    if (type === 'ExecutionStarted' || type === 'ExecutionRedriven') this.starts += 1;
    if (type === 'ExecutionRedriven') {
      // A state that fails at once (a Fail state) has no event of its own: later events point here.
      const failed = failedIn(this.main);
      reopenStrand(this.main, this.redriven);
      return { strand: failed?.strand ?? this.main, visit: failed };
    }
    if (type !== 'ExecutionStarted') {
      const failing = type === 'ExecutionFailed' ? (visit ?? this.visits.findLast(isOpen)) : undefined;
      closeStrands([this.main], failing, failureIn(details), timestampMs);
      completeFailure(failedIn(this.main), failureIn(details));
    }
    return { strand: this.main, visit: undefined };
  }

  private readEntered(event: StoryEvent, before: Place): Place {
    const state = event.details['name'] as string;
    const opensBranch = this.typeOf(event.previousEventId) === 'ParallelStateStarted';
    const strand = opensBranch ? this.newBranch(before.visit!, state) : before.strand;
    const visit = enteredVisit(event, strand, this.value(event.details['input']));
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
    visit.output = this.value(event.details['output']);
    visit.assigned = fromTexts(event.details['assignedVariables'], this.value);
    const undone = hasAttempts.has(visit.type) && visit.attempts.at(-1)?.outcome !== 'succeeded';
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
    if (hasAttempts.has(visit.type)) this.failEvaluation(visit, event, failure);
    Object.assign(visit, failure, { location: event.details['location'] });
    return place;
  }

  /** A failure after the call belongs to its attempt; one before is an attempt without a call. */
  private failEvaluation(visit: Visit, event: StoryEvent, failure: FailureReason): void {
    const last = visit.attempts.at(-1);
    const going = last?.outcome === 'succeeded' || last?.outcome === 'open';
    const attempt = going ? last : beginAttempt(visit, event, this.redriven.delete(visit));
    failAttempt(attempt, failure, event.timestampMs);
  }

  private readComposite(event: StoryEvent, before: Place, kind: 'Parallel' | 'Map'): Place {
    const what = event.type.slice(`${kind}State`.length);
    // A nested state of the same kind that has given up is the cause, not the subject of this event.
    const givenUp = this.typeOf(event.previousEventId) === `${kind}StateFailed`;
    const from = givenUp ? before.visit?.strand.owner : (before.visit ?? before.strand.owner);
    const isIt = (candidate: Visit): boolean => candidate.type === kind && isOpen(candidate);
    // After a redrive, it is one that waited for its retry when the execution ended.
    const visit = from === undefined ? this.visits.findLast(isIt) : [...withAncestors(from)].find(isIt);
    if (visit === undefined) return before;
    const attempt = visit.attempts.at(-1);
    if (attempt?.outcome === 'open') {
      const endedMs = this.events[event.previousEventId]?.timestampMs ?? event.timestampMs;
      if (what === 'Succeeded') Object.assign(attempt, { outcome: 'succeeded', endedMs });
      else failComposite(attempt, before.visit, this.errorIn(before.visit), endedMs);
    }
    if (what === 'Started') this.beginAttempt(visit, event);
    return { strand: visit.strand, visit };
  }

  /** It points to the failure that aborted it. Until the state around it is retried, nothing else says that it failed. */
  private readAborted({ previousEventId }: StoryEvent, before: Place): Place {
    const attempt = before.strand.owner?.attempts.at(-1);
    const failure = this.errorIn(before.visit);
    if (attempt?.outcome === 'open' && failure.error !== undefined)
      failComposite(attempt, before.visit, failure, this.events[previousEventId]!.timestampMs);
    return before;
  }

  private readTask(event: StoryEvent, before: Place): Place {
    const { visit } = before;
    if (visit === undefined) return before;
    const { type, details, timestampMs } = event;
    if (type.endsWith('Scheduled')) this.beginAttempt(visit, event);
    const attempt = visit.attempts.at(-1);
    if (attempt?.outcome !== 'open') return before;
    if (type.endsWith('Succeeded')) {
      Object.assign(attempt, { outcome: 'succeeded', endedMs: timestampMs });
      attempt.output = this.value(details['output']);
    } else if (type.endsWith('TimedOut')) failAttempt(attempt, failureIn(details), timestampMs, 'timedOut');
    else if (type.endsWith('Failed')) failAttempt(attempt, failureIn(details), timestampMs);
    return before;
  }

  /** One that calls or begins something. */
  private beginAttempt(visit: Visit, event: StoryEvent): void {
    const { parameters, input } = event.details;
    // Parameters that are null are present in a history of values, but not in one of strings.
    const isInput = parameters === undefined || (parameters === null && input !== undefined);
    const called = { parameters: this.value(isInput ? input : parameters) };
    beginAttempt(visit, event, this.redriven.delete(visit), called);
  }

  private errorCaught(visit: Visit): FailureReason {
    const failure = errorOf(visit);
    if (failure.error !== undefined) return failure;
    return caughtError(findState(this.origin.definition, visit.state), visit.output) ?? failure;
  }

  /** The error of the state that made a surrounding one fail. */
  private errorIn(visit: Visit | undefined): FailureReason {
    if (visit === undefined) return { error: undefined, cause: undefined };
    if (visit.type === 'Fail') return failStateError(findState(this.origin.definition, visit.state));
    return errorOf(visit);
  }

  private typeOf(id: number): string | undefined {
    return this.events[id]?.type;
  }
}

function isOpen({ outcome }: Visit): boolean {
  return outcome === 'open';
}

/** The place of the last visit of the state that an event names, searching outwards. */
function climb(place: Place, state: string): Place {
  const visit = lastVisitAround(place.strand, state);
  return visit === undefined ? place : { strand: visit.strand, visit };
}
