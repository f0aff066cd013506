import type { StateMachineDefinition } from '../../language/asl/types';
import { append } from '../../util/append';
import { statesOf } from '../trace/findState';
import type { Story } from '../trace/Story';
import { countStory, type Counter } from './countStory';
import { placePoints, type Locate } from './placePoints';
import { pointsOf, type CoveragePoint } from './points';

/** What of one state machine has been run so far. */
export class Tally implements Counter {
  /** JSON text. */
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

  /** Counts an execution; `tested` when it ran this state alone. */
  add(story: Story, tested?: string): void {
    if (story.events === undefined) return this.leaveOut('AWS keeps no history of Express executions');
    const known = statesOf(this.definition);
    if (story.visits.some(({ state, type }) => tested === undefined && known.get(state)?.type !== type))
      return this.leaveOut('ran another definition than that of the test');
    countStory({ ...story, origin: { ...story.origin, definition: this.definition } }, this, tested);
    countWays(story, this.ways, this);
  }

  /** Says why an execution is not counted. */
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
 * Counts which ways of `? :` an execution took. Where its run has not counted them, a visit may have taken any; so may
 * one whose field has the same name in messages as another field of its state.
 *
 * @param points those of the definition that are such ways
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

/** What the tests of one file (or of a whole run, after merging) have run, as it lies in a folder between tests and report. */
export interface Shard {
  readonly stepmillCoverage: 1;
  readonly machines: readonly MachineCoverage[];
  /** The file of the tests, where its runner names it. */
  readonly testFile?: string | undefined;
}

/** What was run of one state machine. */
export interface MachineCoverage {
  readonly name: string;
  /** JSON text, as it was deployed. */
  readonly definition: string;
  /** How often each point was run, by its id; every point has a number. */
  readonly hits: Readonly<Record<string, number>>;
  /** Where each point is written; none for a definition that is an object of a test, or that its file has in one line. */
  readonly places: Readonly<Record<string, SourcePlace>>;
  /** The files of `places` and what their text was, as a hash. */
  readonly files: Readonly<Record<string, string>>;
  /** How many times one of several points was run without a sign of which: by their ids, sorted, as JSON. */
  readonly unknown: Readonly<Record<string, number>>;
  /** What kept executions from being counted, and how many of them. */
  readonly notCounted: Readonly<Record<string, number>>;
}

/** File (relative to the current folder, with `/`), line and column, both from 1. */
export type SourcePlace = readonly [file: string, line: number, column: number];
