import { formatDuration } from '../../story/trace/formatDuration';
import { type Attempt, type Strand, type Visit, errorOf, strandsOf } from '../../story/trace/Story';
import { formatCount } from '../../util/formatCount';
import { describeFailure } from './describeFailure';
import { isComposite, ValuePrinter } from './ValuePrinter';
import type { LineWriter } from './LineWriter';
import { MapTally, type ItemEvent, Repetition } from './MapTally';
import { describeMapRun } from './mapRuns';
import { StepFeed, type LiveExecution, type StepListener } from './StepFeed';
import { TaskDescriber } from './TaskDescriber';
import type { Service } from '../../emulator/service/Service';
import type { StateMachineDefinition, StateType } from '../../language/asl/types';
import { withoutControls } from '../../util/withoutControls';
import type { Paint } from '../../terminal/paint';

/** A strand without a drawn prefix. */
const mainStrand: Strand = { kind: 'main', index: 0, owner: undefined, visits: [] };

/** A Map with more items only shows problems in them, and counts the rest. */
const mostItemsShown = 5;

/**
 * Prints an execution live: a line for each state when it ends, with the workflow's time; a line for each retry; states
 * inside a Parallel or Map between its first line and its last.
 */
export class StepPrinter implements StepListener {
  private readonly feed: StepFeed;
  private readonly tasks: TaskDescriber;
  /** The present state of a Distributed Map's items; `undefined` for any other state. */
  private readonly describeMapRun: (state: string) => string | undefined;
  /** Visits whose line needs the next state: it shows where a Choice or a catcher has led. */
  private readonly pending = new Map<Strand, Visit>();
  private readonly tallies = new Map<Visit, MapTally>();
  private readonly values: ValuePrinter | undefined;
  private readonly repetition = new Repetition();

  /** `verbose`: shows inputs and outputs. */
  constructor(
    service: Service,
    execution: LiveExecution,
    private readonly lines: LineWriter,
    verbose: boolean,
  ) {
    const definition = JSON.parse(execution.revision.definition) as StateMachineDefinition;
    lines.startMs = execution.startDate;
    this.feed = new StepFeed(execution, definition, this);
    this.tasks = new TaskDescriber(service, execution.arn);
    const ofMapRun = (state: string): string | undefined => describeMapRun(execution, definition, state);
    this.describeMapRun = ofMapRun;
    this.values = verbose ? new ValuePrinter(lines) : undefined;
  }

  /** Prints what has happened since the last call; `false` if nothing has. */
  print(): boolean {
    return this.feed.read();
  }

  entered(visit: Visit): void {
    this.release(visit.strand, visit.state);
    this.tallyAround(visit)?.count(visit, 'entered');
  }

  begun(visit: Visit, attempt: Attempt, items: number | undefined): void {
    const before = visit.attempts[visit.attempts.indexOf(attempt) - 1];
    if (before !== undefined) this.again(visit, attempt, before);
    else if (isComposite(visit)) this.opened(visit, items);
    const isInside = this.describeMapRun(visit.state) === undefined;
    if (isInside && items !== undefined && items > mostItemsShown) this.tallies.set(visit, new MapTally(items));
  }

  left(visit: Visit): void {
    if (visit.type === 'Choice' || visit.outcome === 'caught') this.pending.set(visit.strand, visit);
    else this.over(visit, undefined);
  }

  /** Prints lines that still wait for a next state, which will not come. */
  finish(): void {
    for (const strand of [...this.pending.keys()]) this.release(strand, undefined);
    this.tellRepetition();
  }

  /** What the execution is doing, in one line. */
  describeWaiting(): string {
    const shown = this.feed.waiting.filter((visit) => this.tallyAround(visit) === undefined);
    const maps = [...this.tallies].map(([map, tally]) => tally.progress(map));
    return [...maps, ...shown.map(({ state }) => state)].join(' · ');
  }

  private release(strand: Strand, next: string | undefined): void {
    const visit = this.pending.get(strand);
    this.pending.delete(strand);
    if (visit !== undefined) this.over(visit, next);
  }

  private opened(visit: Visit, items: number | undefined): void {
    if (this.hides(visit, 'entered')) return;
    // An ItemReader's number of items is not known yet.
    const isUnread = items === 0 && this.describeMapRun(visit.state) !== undefined;
    const kind = items === undefined ? 'parallel' : isUnread ? 'map' : `map, ${formatCount(items, 'item')}`;
    this.line(visit, visit.enteredMs, this.lines.paint('cyan', '┌'), kind);
    this.values?.opened(visit);
  }

  private again(visit: Visit, attempt: Attempt, before: Attempt): void {
    this.tallyAround(visit)?.count(visit, 'retried');
    if (this.hides(visit, 'retried')) return;
    const waited = formatDuration(attempt.startedMs - (before.endedMs ?? before.startedMs));
    const text = `retried after ${waited}: ${describeFailure(before.error, before.cause)}`;
    this.line(visit, attempt.startedMs, this.lines.paint('yellow', '↻'), text);
  }

  private over(visit: Visit, next: string | undefined): void {
    const event = visit.outcome as ItemEvent;
    const { strand, exitedMs, enteredMs, attempts } = visit;
    const tally = this.tallies.get(visit);
    this.tallies.delete(visit);
    this.tallyAround(visit)?.count(visit, event);
    if (!this.hides(visit, event)) {
      const { paint } = this.lines;
      const text = describeLeft(visit, {
        next,
        items: this.describeMapRun(visit.state) ?? tally?.itemCount,
        describeTask: (task) => this.tasks.describe(task),
        paint,
      });
      const atMs = exitedMs ?? attempts.at(-1)?.endedMs ?? enteredMs;
      this.line(visit, atMs, this.markOf(visit), text);
      this.values?.over(visit);
    }
    for (const line of tally?.summary() ?? []) this.lines.note(strand, line);
  }

  private line({ strand, state }: Visit, atMs: number, mark: string, text: string): void {
    this.tellRepetition();
    this.lines.state(strand, atMs, mark, state, text);
  }

  private tellRepetition(): void {
    const hidden = this.repetition.takeSummary();
    if (hidden !== undefined) this.lines.note(mainStrand, hidden);
  }

  private markOf(visit: Visit): string {
    const { paint } = this.lines;
    if (visit.outcome === 'succeeded') return isComposite(visit) ? paint('cyan', '└') : paint('green', '✓');
    if (visit.outcome === 'aborted') return paint('dim', '–');
    return paint(visit.outcome === 'failed' ? 'red' : 'yellow', '✗');
  }

  private hides(visit: Visit, event: ItemEvent): boolean {
    const tally = this.tallyAround(visit);
    return tally === undefined ? this.repetition.hides(visit.state, event) : !tally.takesLine(event);
  }

  /** The tally of the outermost Map with many items around a visit. */
  private tallyAround(visit: Visit): MapTally | undefined {
    let found: MapTally | undefined;
    for (let at = visit.strand.owner; at !== undefined; at = at.strand.owner) found = this.tallies.get(at) ?? found;
    return found;
  }
}

interface LeftContext {
  /** The next state, if it is worth showing. */
  readonly next: string | undefined;
  /** For a Map with many items: `1,000 items`. */
  readonly items: string | undefined;
  readonly describeTask: (visit: Visit) => string;
  readonly paint: Paint;
}

/** Details of a state that has ended, shown beside its name. */
function describeLeft(visit: Visit, given: LeftContext): string {
  const { outcome } = visit;
  const { paint } = given;
  const next = given.next === undefined ? undefined : withoutControls(given.next);
  const context = { ...given, next };
  if (outcome === 'aborted') return paint('dim', 'cut off');
  if (outcome === 'failed') return paint('red', failure(visit));
  if (outcome === 'caught')
    return `${failure(visit)}${paint('yellow', next === undefined ? ' · caught' : ` · caught → ${next}`)}`;
  return describers[visit.type](visit, context);
}

/** The details for each type of state. */
const describers: Readonly<Record<StateType, (visit: Visit, context: LeftContext) => string>> = {
  Task: (visit, { describeTask, paint }) => `${describeTask(visit)}${took(visit, paint)}`,
  Wait: (visit) => `waited ${formatDuration(durationOf(visit))}`,
  Choice: (_visit, { next }) => (next === undefined ? 'choice' : `→ ${next}`),
  Pass: () => 'pass',
  Succeed: () => 'succeed',
  Fail: () => 'fail',
  Parallel: (visit, { paint }) => `${formatCount(strandsOf(visit).length, 'branch', 'branches')}${took(visit, paint)}`,
  Map: (visit, { items, paint }) => `${items ?? formatCount(strandsOf(visit).length, 'item')}${took(visit, paint)}`,
};

function took(visit: Visit, paint: Paint): string {
  const ms = durationOf(visit);
  return ms === 0 ? '' : paint('dim', ` · ${formatDuration(ms)}`);
}

function durationOf({ enteredMs, exitedMs = enteredMs }: Visit): number {
  return exitedMs - enteredMs;
}

/** A Parallel's or Map's own cause was already shown inside it. */
function failure(visit: Visit): string {
  const { error, cause } = errorOf(visit);
  return describeFailure(error, isComposite(visit) ? undefined : cause);
}
