import type { StateMachineDefinition } from '../../language/asl/types';
import { append } from '../../util/append';
import { statesOf, findState } from '../../story/trace/findState';
import type { Story, Strand, Visit } from '../../story/trace/Story';
import { placePoints, type Locate } from './placePoints';
import { pointsOf, type CoveragePoint } from './points';
import { toPointer } from '../../language/asl/path';
import type { WalkedState } from '../../language/asl/walk';
import { explainChoice, type RuleName } from '../../story/inspection/explainChoice';
import { explainHandling, type Handler } from '../../story/inspection/explainHandling';
import { nextOf, strandsIn } from '../../story/trace/strands';
import { member, type JsonObject } from '../../util/json';

/** What has been run of one state machine so far. */
export class Tally implements Counter {
  /** A JSON string. */
  readonly text: string;
  private wayPoints: readonly CoveragePoint[] | undefined;
  private readonly hits = new Map<string, number>();
  private readonly unknowns = new Map<string, number>();
  private readonly notCounted = new Map<string, number>();

  constructor(
    readonly name: string,
    text: string,
    private readonly definition: StateMachineDefinition,
    private readonly locate: Locate | undefined,
  ) {
    this.text = text;
  }

  /** Counts an execution; `tested` is the state if it ran one alone. */
  add(story: Story, tested?: string): void {
    if (story.events === undefined) return this.leaveOut('AWS keeps no history of Express executions');
    const known = statesOf(this.definition);
    if (story.visits.some(({ state, type }) => tested === undefined && known.get(state)?.type !== type))
      return this.leaveOut('ran another definition than the test has');
    countStory({ ...story, origin: { ...story.origin, definition: this.definition } }, this, tested);
    countWays(story, this.ways, this);
  }

  /** Records why an execution is not counted. */
  leaveOut(reason: string): void {
    increase(this.notCounted, reason);
  }

  hit(id: string, times = 1): void {
    increase(this.hits, id, times);
  }

  unknown(candidates: readonly string[]): void {
    if (candidates.length > 0) increase(this.unknowns, JSON.stringify([...candidates].sort()));
  }

  private get ways(): readonly CoveragePoint[] {
    return (this.wayPoints ??= pointsOf(this.definition).filter(({ way }) => way !== undefined));
  }

  result(): MachineCoverage {
    const points = pointsOf(this.definition);
    return {
      name: this.name,
      definition: this.text,
      hits: Object.fromEntries(points.map(({ id }) => [id, this.hits.get(id) ?? 0])),
      ...placePoints(points, this.locate),
      unknown: Object.fromEntries(this.unknowns),
      notCounted: Object.fromEntries(this.notCounted),
    };
  }
}

function increase(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/**
 * Counts which branches of `? :` an execution took. If its run has not counted them, a visit may have taken any; so may
 * one whose field shares its name in messages with another field of its state.
 *
 * @param points the definition's points for such branches
 */
function countWays({ visits, origin: { ways } }: Story, points: readonly CoveragePoint[], counter: Counter): void {
  if (points.length === 0) return;
  if (ways === undefined) {
    const conditionals = [...grouped(points, ({ group }) => group!).values()];
    for (const { state } of visits)
      for (const arms of conditionals) if (arms[0]!.state === state) counter.unknown(arms.map(({ id }) => id));
    return;
  }
  for (const [way, arms] of grouped(points, ({ way }) => way!)) {
    const times = ways.get(way);
    if (times === undefined) continue;
    if (arms.length === 1) counter.hit(arms[0]!.id, times);
    else counter.unknown(arms.map(({ id }) => id));
  }
}

function grouped(
  points: readonly CoveragePoint[],
  keyOf: (point: CoveragePoint) => string,
): ReadonlyMap<string, readonly CoveragePoint[]> {
  const groups = new Map<string, CoveragePoint[]>();
  for (const point of points) groups.set(keyOf(point), append(groups.get(keyOf(point)), point));
  return groups;
}

/**
 * What the tests of one file (or of a whole run, after merging) have run, as it is stored in a folder between tests and
 * report.
 */
export interface Shard {
  readonly stepmillCoverage: 1;
  readonly machines: readonly MachineCoverage[];
  /** The test file, if its runner names it. */
  readonly testFile?: string | undefined;
}

/** What was run of one state machine. */
export interface MachineCoverage {
  readonly name: string;
  /** The definition as it was deployed, as a JSON string. */
  readonly definition: string;
  /** How often each point was run, by its id; every point has a number. */
  readonly hits: Readonly<Record<string, number>>;
  /**
   * Where each point is written; empty for a definition that is an object of a test, or that its file has in one line.
   */
  readonly places: Readonly<Record<string, SourcePlace>>;
  /** The files of `places`, with a hash of their content. */
  readonly files: Readonly<Record<string, string>>;
  /** How often an unknown one of several points was run: by their ids, sorted, as JSON. */
  readonly unknown: Readonly<Record<string, number>>;
  /** Why executions were not counted, and how many. */
  readonly notCounted: Readonly<Record<string, number>>;
}

/** File (relative to the current folder, with `/`), line and column, both from 1. */
export type SourcePlace = readonly [file: string, line: number, column: number];

/** Counts the id of a point, or the ids of several of which an unknown one was run. */
interface Counter {
  hit(id: string, times?: number): void;
  unknown(candidates: readonly string[]): void;
}

/**
 * Counts what an execution ran. Doubtful cases are not counted: a state that was aborted before it did anything, an
 * incomplete path, the contents of a Map or Parallel that was mocked as one step, a rule or retrier that cannot be
 * distinguished from another.
 *
 * @param tested the state that the execution ran alone, if any. Everything after it is a stub.
 */
function countStory(story: Story, counter: Counter, tested?: string): void {
  const { definition } = story.origin;
  if (definition === undefined) return;
  const main = story.main.visits.find(({ state }) => tested === undefined || state === tested);
  if (main !== undefined && tested === undefined) countBlock(definition, story.main, counter);
  for (const visit of story.visits) {
    if (tested !== undefined && visit.strand.kind === 'main' && visit !== main) continue;
    const state = findState(definition, visit.state);
    if (state !== undefined) countVisit(story, visit, state, counter);
  }
}

function countVisit(story: Story, visit: Visit, state: WalkedState, counter: Counter): void {
  const id = toPointer(state.path);
  if (hasRun(visit)) counter.hit(id);
  for (const strand of strandsIn(visit)) countBlock(story.origin.definition!, strand, counter);
  if (visit.type === 'Choice') return countChoice(story, visit, state, counter);
  if (visit.outcome === 'succeeded') countExit(visit, state, id, counter);
  const { retriers, catcher } = explainHandling(visit, state);
  for (const retrier of retriers) count(retrier, `${id}/Retry`, counter);
  if (catcher !== undefined) count(catcher, `${id}/Catch`, counter);
}

/** A task that made a call has run, however it was aborted. */
function hasRun({ type, outcome, attempts }: Visit): boolean {
  if (outcome !== 'open' && outcome !== 'aborted') return true;
  return type === 'Task' && attempts.some(({ scheduled }) => scheduled);
}

function countExit(visit: Visit, { object }: WalkedState, id: string, counter: Counter): void {
  const next = member(object, 'Next');
  if (next !== undefined && nextOf(visit) === next) counter.hit(`${id}/Next`);
  if (member(object, 'End') === true) counter.hit(`${id}/End`);
}

function countChoice(story: Story, visit: Visit, { object, path }: WalkedState, counter: Counter): void {
  const next = nextOf(visit);
  if (visit.outcome !== 'succeeded' || next === undefined) return;
  const id = toPointer(path);
  // If only one rule has this target, it matched; otherwise the rules are evaluated again.
  const rules = (member(object, 'Choices') ?? []) as readonly JsonObject[];
  const leading = rules.flatMap((one, index) => (one['Next'] === next ? [index] : []));
  const isDefault = member(object, 'Default') === next;
  const pointer = (one: RuleName): string => (one === 'Default' ? `${id}/Default` : `${id}/Choices/${one}`);
  if (leading.length + (isDefault ? 1 : 0) === 1) return counter.hit(pointer(isDefault ? 'Default' : leading[0]!));
  const { rule, candidates } = explainChoice(story, visit);
  if (rule !== undefined) counter.hit(pointer(rule));
  else counter.unknown(candidates.map(pointer));
}

function count({ index, candidates }: Handler, list: string, counter: Counter): void {
  if (index !== undefined) counter.hit(`${list}/${index}`);
  else counter.unknown(candidates.map((candidate) => `${list}/${candidate}`));
}

/** A line of states that ended by itself. In a child of a Distributed Map, the states of the Map are the main line. */
function countBlock(definition: StateMachineDefinition, { visits, kind }: Strand, counter: Counter): void {
  const [first] = visits;
  const last = visits.at(-1);
  if (first === undefined || last === undefined) return;
  if (kind !== 'main' && (last.outcome === 'open' || last.outcome === 'aborted')) return;
  const block = findState(definition, first.state)?.block;
  if (block !== undefined) counter.hit(toPointer(block.path));
}
