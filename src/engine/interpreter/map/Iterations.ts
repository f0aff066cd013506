import type { Json } from '../../../util/json';
import { NamedEvent } from '../../history/NamedEvent';
import { CompositeRun, type CompositeState } from '../CompositeRun';
import type { Field } from '../dataFlow/DataFlow';
import { checkPayload } from '../dataFlow/limits';
import { pause, turn, type Steps } from '../effects';
import type { Block } from '../Program';
import { report } from '../report';
import { resumeBlock, runBlock, walkOn, type Rest } from '../runBlock';
import type { Scope } from '../Scope';
import { itemInput } from './mapItems';
import type { MapItems } from './MapRunPlan';

/** AWS: an inline Map runs at most this many iterations at a time. */
const maxInlineConcurrency = 40;

/** The events of one Map's iterations. */
type IterationEvents = Readonly<Record<'started' | 'succeeded' | 'failed' | 'aborted', NamedEvent>>;

export function iterationEvents(name: string): IterationEvents {
  return {
    started: new NamedEvent('MapIterationStarted', name),
    succeeded: new NamedEvent('MapIterationSucceeded', name),
    failed: new NamedEvent('MapIterationFailed', name),
    aborted: new NamedEvent('MapIterationAborted', name),
  };
}

/** What all runs of an inline Map share. */
export interface MapState extends CompositeState {
  readonly events: IterationEvents;
  readonly block: Block;
  readonly selector: Field<Json> | undefined;
  /** The work of one evaluation of the ItemSelector; see `workOf`. */
  readonly work: number;
}

/** One attempt of an inline Map. */
export class Iterations extends CompositeRun {
  /** The last events of ended iterations that make room for others, in the order in which they ended. */
  private readonly lastEventIds: number[];
  private rooms = 0;
  private failing: Scope | undefined = undefined;
  /** Scopes of iterations that have ended, to be reused: there are many iterations, and few at a time. */
  private readonly free: Scope[] = [];

  /** `input`: the Map's effective input, `$` of its ItemSelector. `concurrency`: 0 means no limit. */
  constructor(
    scope: Scope,
    private readonly map: MapState,
    input: Json,
    private readonly items: MapItems,
    concurrency: number,
    startedId: number,
  ) {
    const count = items.values.length;
    const limit = Math.min(concurrency === 0 ? Infinity : concurrency, maxInlineConcurrency);
    super(scope, map, input, startedId, count, limit);
    this.lastEventIds = new Array<number>(Math.max(0, count - limit));
  }

  protected get immediate(): boolean {
    return this.map.block.immediate;
  }

  /** The work of beginning an iteration. */
  get beginning(): number {
    return this.map.selector === undefined ? 0 : this.map.work;
  }

  run(index: number): Json | Rest {
    const iteration = this.children[index]!;
    return walkOn(iteration, this.map.block, iteration.input);
  }

  failed(index: number): void {
    this.failing = this.children[index];
    this.free.length = 0;
  }

  protected *runSteps(index: number): Steps<Json> {
    const before = this.children[index];
    const iteration = before ?? this.begin(index);
    try {
      return yield* before === undefined ? this.runFirst(iteration) : this.resume(iteration);
    } catch (error) {
      this.failing = iteration;
      throw error;
    }
  }

  private *runFirst(iteration: Scope): Steps<Json> {
    if (iteration.run.isTimeToPause(this.beginning)) yield pause;
    // AWS: the starts of all iterations that begin together are written before the first state of any (recorded 2026).
    if (this.concurrent) yield turn;
    return yield* runBlock(iteration, this.map.block, iteration.input);
  }

  private resume(iteration: Scope): Steps<Json> {
    return resumeBlock(iteration, this.map.block, () => iteration.input);
  }

  /** An ItemSelector that fails also fails the Map and cuts off the iterations that have begun. */
  private select(iteration: Scope): Json {
    const { selector, name } = this.map;
    if (selector === undefined) return itemInput(iteration.mapItem!);
    try {
      const selected = selector(iteration, this.input);
      checkPayload(selected, name);
      return selected;
    } catch (error) {
      throw report(this.scope, error);
    }
  }

  /**
   * AWS: the first iterations point to MapStateStarted, a later one to the last event of the iteration that made room
   * for it; no event is written for one whose ItemSelector fails (recorded 2026).
   */
  begin(index: number): Scope {
    const { limit } = this;
    const previousId = index < limit ? this.startedId : this.lastEventIds[index - limit]!;
    const iteration = this.newIteration(index);
    // Evaluated only when the iteration begins to run.
    iteration.input = this.select(iteration);
    iteration.pointer = this.scope.emitIteration(this.map.events.started, previousId, index);
    return (this.children[index] = iteration);
  }

  override end(index: number, output: Json): void {
    const iteration = this.children[index]!;
    const { pointer } = iteration;
    if (this.rooms < this.lastEventIds.length) this.lastEventIds[this.rooms++] = pointer;
    super.end(index, output);
    // After an immediate iteration, nothing uses its scope.
    if (this.immediate) this.free.push(iteration);
    this.endId = this.scope.emitIteration(this.map.events.succeeded, pointer, index);
  }

  private newIteration(index: number): Scope {
    const { values, keys } = this.items;
    const value = values[index]!;
    const key = keys?.[index];
    const free = this.free.pop();
    if (free !== undefined) return free.reuse(index, value, key);
    return this.scope.inside(0, this.concurrent, { index, value, key });
  }

  protected override iterationCutOff(failingEventId: number): (iteration: Scope, index: number) => void {
    const { failed, aborted } = this.map.events;
    return (iteration, index) =>
      this.scope.emitIteration(iteration === this.failing ? failed : aborted, failingEventId, index);
  }
}
