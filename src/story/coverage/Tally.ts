import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../trace/findState';
import type { Story } from '../trace/Story';
import type { Counter } from './countStory';
import { countStory } from './countStory';
import { placePoints, type Locate } from './placePoints';
import { countWays } from './countWays';
import { pointsOf, type CoveragePoint } from './points';
import type { MachineCoverage } from './Shard';

/** What of one state machine has been run so far. */
export class Tally implements Counter {
  readonly name: string;
  /** JSON text. */
  readonly text: string;
  private readonly definition: StateMachineDefinition;
  private readonly locate: Locate | undefined;
  private wayPoints: readonly CoveragePoint[] | undefined;
  private readonly hits = new Map<string, number>();
  private readonly unknowns = new Map<string, number>();
  private readonly notCounted = new Map<string, number>();

  constructor(name: string, text: string, definition: StateMachineDefinition, locate: Locate | undefined) {
    this.name = name;
    this.text = text;
    this.definition = definition;
    this.locate = locate;
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
