import type { StateMachineDefinition, StatesBlock, StateType } from '../../asl/types';
import type { Json } from '../../util/json';
import type { Attempt, ExecutionStatus, Story, Strand, Visit } from './Story';
import { toMs, toStoryEvents, type StoryEvent } from './StoryEvent';

/** Reads the story of an execution from what DescribeExecution and GetExecutionHistory answered. */
export function readStory(
  description: Readonly<Record<string, unknown>>,
  wireEvents: readonly object[],
  definition?: StateMachineDefinition,
): Story {
  const reader = new StoryReader(definition);
  const events = toStoryEvents(wireEvents);
  for (const event of [...events].sort((a, b) => a.id - b.id)) reader.read(event);
  return {
    executionArn: description['executionArn'] as string,
    name: description['name'] as string,
    status: description['status'] as ExecutionStatus,
    startMs: toMs(description['startDate'])!,
    stopMs: toMs(description['stopDate']),
    input: fromText(description['input']),
    output: fromText(description['output']),
    error: description['error'] as string | undefined,
    cause: description['cause'] as string | undefined,
    events,
    main: reader.main,
    visits: reader.visits,
    definition,
  };
}

interface Place {
  readonly strand: Strand;
  readonly visit: Visit | undefined;
}

/** Puts each event where it belongs, by the events that it points back to. */
class StoryReader {
  readonly main: Strand = { kind: 'main', index: 0, owner: undefined, visits: [] };
  readonly visits: Visit[] = [];
  private readonly places = new Map<number, Place>();
  private readonly types = new Map<number, string>();
  private readonly definition: StateMachineDefinition | undefined;

  constructor(definition: StateMachineDefinition | undefined) {
    this.definition = definition;
  }

  read(event: StoryEvent): void {
    this.types.set(event.id, event.type);
    const place = this.place(event);
    if (place !== undefined) this.places.set(event.id, place);
  }

  private place(event: StoryEvent): Place | undefined {
    const { type } = event;
    const before = this.places.get(event.previousEventId) ?? { strand: this.main, visit: undefined };
    if (type.startsWith('Execution')) return this.readExecution(event);
    if (type.endsWith('StateEntered')) return this.readEntered(event, before);
    if (type.endsWith('StateExited')) return this.readExited(event, before);
    if (type === 'MapIterationStarted') return this.readIterationStarted(event, before);
    if (type.startsWith('MapIteration')) return outerOf(before, event.details['name'] as string);
    if (type.endsWith('Aborted')) return undefined;
    if (type === 'EvaluationFailed') return this.readEvaluationFailed(event, before);
    if (/^(Map|Parallel)State(Started|Succeeded|Failed)$/.test(type)) return readComposite(event, before);
    if (type.startsWith('MapRun')) return before;
    return readTaskEvent(event, before);
  }

  private readExecution({ type, details }: StoryEvent): Place {
    if (type !== 'ExecutionStarted' && type !== 'ExecutionRedriven')
      for (const visit of this.visits) if (visit.outcome === 'open') this.close(visit, type, details);
    return { strand: this.main, visit: undefined };
  }

  /** A visit that is open when the execution ends: the deepest one has failed it, the others went with it. */
  private close(visit: Visit, type: string, { error, cause }: StoryEvent['details']): void {
    const innermost = strandsOpen(visit).length === 0;
    visit.outcome = type === 'ExecutionFailed' && innermost ? 'failed' : 'aborted';
    if (visit.outcome !== 'failed') return;
    visit.error ??= error as string | undefined;
    visit.cause ??= cause as string | undefined;
  }

  private readEntered(event: StoryEvent, before: Place): Place {
    const state = event.details['name'] as string;
    const strand =
      this.types.get(event.previousEventId) === 'ParallelStateStarted'
        ? this.newBranch(before.visit!, state)
        : before.strand;
    const visit: Visit = {
      state,
      type: event.type.slice(0, -'StateEntered'.length) as StateType,
      strand,
      enteredMs: event.timestampMs,
      exitedMs: undefined,
      input: fromText(event.details['input']),
      output: undefined,
      assigned: undefined,
      outcome: 'open',
      error: undefined,
      cause: undefined,
      attempts: [],
    };
    strand.visits.push(visit);
    this.visits.push(visit);
    return { strand, visit };
  }

  /** The branch whose first state this is; state names are unique in a machine, so the definition tells its index. */
  private newBranch(owner: Visit, state: string): Strand {
    const strands = owner.attempts.at(-1)!.strands;
    const branches = this.definition && findState(this.definition, owner.state)?.Branches;
    const found = branches?.findIndex(({ StartAt }) => StartAt === state) ?? -1;
    const strand: Strand = { kind: 'branch', index: found < 0 ? strands.length : found, owner, visits: [] };
    strands.push(strand);
    strands.sort((a, b) => a.index - b.index);
    return strand;
  }

  private readExited(event: StoryEvent, before: Place): Place {
    const { strand, visit } = outerOf(before, event.details['name'] as string);
    if (visit !== undefined) {
      const failed = visit.attempts.at(-1)?.outcome;
      visit.outcome =
        visit.error !== undefined || failed === 'failed' || failed === 'timedOut' ? 'caught' : 'succeeded';
      visit.exitedMs = event.timestampMs;
      visit.output = fromText(event.details['output']);
      visit.assigned = fromTexts(event.details['assignedVariables']);
    }
    return { strand, visit };
  }

  private readIterationStarted(event: StoryEvent, before: Place): Place {
    const { visit: owner } = outerOf(before, event.details['name'] as string);
    const strand: Strand = { kind: 'iteration', index: event.details['index'] as number, owner, visits: [] };
    owner?.attempts.at(-1)?.strands.push(strand);
    return { strand, visit: undefined };
  }

  /** It points to the event before the state was entered, so the state is found by its name. */
  private readEvaluationFailed({ details }: StoryEvent, before: Place): Place {
    const visit = before.strand.visits.findLast(
      ({ state, outcome }) => state === details['state'] && outcome === 'open',
    );
    const place = visit ? { strand: visit.strand, visit } : outerOf(before, details['state'] as string);
    if (place.visit) {
      place.visit.error = details['error'] as string;
      place.visit.cause = details['cause'] as string | undefined;
    }
    return place;
  }
}

/** Climbs from where an event stands to the open visit of the state that it names. */
function outerOf({ strand, visit }: Place, state: string): Place {
  if (visit?.state === state) return { strand, visit };
  for (let at: Strand | undefined = strand; at !== undefined; at = at.owner?.strand) {
    const open = at.visits.findLast((candidate) => candidate.state === state);
    if (open !== undefined) return { strand: at, visit: open };
  }
  return { strand, visit };
}

function readComposite(event: StoryEvent, before: Place): Place {
  const [, kind, what] = /^(Map|Parallel)State(.*)$/.exec(event.type) as unknown as [string, string, string];
  const visit =
    before.visit?.type === kind && before.visit.outcome === 'open' ? before.visit : ownerOfType(before, kind);
  if (visit === undefined) return before;
  const attempt = visit.attempts.at(-1);
  if (what === 'Started') {
    if (attempt) endAttempt(attempt, 'failed', event, failureOf(before));
    visit.attempts.push(newAttempt(event));
  } else if (attempt) endAttempt(attempt, what === 'Succeeded' ? 'succeeded' : 'failed', event, failureOf(before));
  return { strand: visit.strand, visit };
}

function ownerOfType({ strand }: Place, type: string): Visit | undefined {
  for (let owner = strand.owner; owner !== undefined; owner = owner.strand.owner)
    if (owner.type === type && owner.outcome === 'open') return owner;
  return strand.visits.findLast((visit) => visit.type === type && visit.outcome === 'open');
}

/** The error of the place that made a Parallel or Map fail. */
function failureOf({ visit }: Place): { error?: unknown; cause?: unknown } {
  return { error: visit?.error ?? visit?.attempts.at(-1)?.error, cause: visit?.cause ?? visit?.attempts.at(-1)?.cause };
}

function readTaskEvent(event: StoryEvent, before: Place): Place {
  const { visit } = before;
  if (visit === undefined) return before;
  if (event.type.endsWith('Scheduled')) visit.attempts.push(newAttempt(event));
  const attempt = visit.attempts.at(-1);
  if (attempt === undefined) return before;
  if (event.type.endsWith('Succeeded')) endAttempt(attempt, 'succeeded', event, {});
  else if (event.type.endsWith('TimedOut')) endAttempt(attempt, 'timedOut', event, event.details);
  else if (event.type.endsWith('Failed')) endAttempt(attempt, 'failed', event, event.details);
  return before;
}

function newAttempt({ timestampMs, details }: StoryEvent): Attempt {
  return {
    startedMs: timestampMs,
    endedMs: undefined,
    outcome: 'open',
    parameters: fromText(details['parameters'] ?? details['input']),
    resource: details['resource'] as string | undefined,
    resourceType: details['resourceType'] as string | undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    strands: [],
  };
}

function endAttempt(
  attempt: Attempt,
  outcome: Attempt['outcome'],
  { timestampMs, details }: StoryEvent,
  { error, cause }: { error?: unknown; cause?: unknown },
): void {
  if (attempt.outcome !== 'open') return;
  attempt.outcome = outcome;
  attempt.endedMs = timestampMs;
  attempt.output = fromText(details['output']);
  if (outcome === 'succeeded') return;
  attempt.error = error as string | undefined;
  attempt.cause = cause as string | undefined;
  for (const strand of attempt.strands)
    for (const visit of strand.visits) if (visit.outcome === 'open') closeCutOff(visit);
}

/** A visit inside an attempt that has failed: the one that has an error of its own made it fail. */
function closeCutOff(visit: Visit): void {
  const last = visit.attempts.at(-1);
  visit.error ??= last?.error;
  visit.cause ??= last?.cause;
  visit.outcome = visit.error !== undefined || visit.type === 'Fail' ? 'failed' : 'aborted';
}

function strandsOpen(visit: Visit): Strand[] {
  return (visit.attempts.at(-1)?.strands ?? []).filter(({ visits }) =>
    visits.some(({ outcome }) => outcome === 'open'),
  );
}

function findState(block: StatesBlock, name: string): StatesBlock['States'][string] | undefined {
  if (Object.hasOwn(block.States, name)) return block.States[name];
  for (const state of Object.values(block.States))
    for (const inner of [...(state.Branches ?? []), state.ItemProcessor, state.Iterator]) {
      const found = inner && findState(inner, name);
      if (found) return found;
    }
  return undefined;
}

function fromText(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function fromTexts(texts: unknown): Readonly<Record<string, Json>> | undefined {
  if (texts === undefined || texts === null) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fromText(text)!]));
}
