import type { Json } from '../../../util/json';
import { invariant } from '../../../errors/invariant';
import { NamedEvent } from '../../history/NamedEvent';
import { writeAborted } from '../abort';
import type { Closing } from '../closeComposite';
import type { Field } from '../dataFlow/Field';
import { pause, turn, type Steps } from '../effects';
import { isSteps, type Block } from '../Program';
import { ReportedError } from '../report';
import { isFatal } from '../retry/errorMatches';
import { Rest, resumeBlock, runBlock, walk } from '../runBlock';
import { runBranchesNow, type BranchesNow } from '../runBranchesNow';
import { Scope, type Composite } from '../Scope';
import { itemInput, type MapItems } from './mapItems';

/** AWS: an inline Map has at most this many iterations under way. */
const maxInlineConcurrency = 40;

/** What is written of the iterations of one Map. */
type IterationEvents = Readonly<Record<'started' | 'succeeded' | 'failed' | 'aborted', NamedEvent>>;

export function iterationEvents(name: string): IterationEvents {
  return {
    started: new NamedEvent('MapIterationStarted', name),
    succeeded: new NamedEvent('MapIterationSucceeded', name),
    failed: new NamedEvent('MapIterationFailed', name),
    aborted: new NamedEvent('MapIterationAborted', name),
  };
}

export interface MapPlan {
  readonly events: IterationEvents;
  readonly block: Block;
  readonly selector: Field<Json> | undefined;
  readonly items: MapItems;
  readonly concurrency: number;
  /** The Map's own effective input: `$` of its ItemSelector. */
  readonly input: Json;
  /** Of one evaluation of the ItemSelector; see `workOf`. */
  readonly work: number;
}

/** One attempt of an inline Map: all its iterations and the events around them. */
export class Iterations implements Composite, Closing, BranchesNow {
  /** The event that began the attempt. */
  readonly startedId: number;
  readonly children: (Scope | undefined)[];
  succeeded = false;
  /** The event that closed the iteration that ended last. */
  endId: number;
  private readonly scope: Scope;
  private readonly plan: MapPlan;
  readonly count: number;
  /** So many iterations run side by side. */
  readonly limit: number;
  /** The last events of the iterations that have ended, in the order in which they ended; of those that make room for others. */
  private readonly lastEventIds: number[];
  private ended = 0;
  private failing: Scope | undefined;
  private begun = false;

  constructor(scope: Scope, plan: MapPlan, startedId: number) {
    this.scope = scope;
    this.plan = plan;
    this.startedId = startedId;
    this.endId = startedId;
    this.count = plan.items.values.length;
    this.limit = Math.min(plan.concurrency === 0 ? Infinity : plan.concurrency, maxInlineConcurrency);
    this.children = new Array<Scope | undefined>(this.count).fill(undefined);
    this.lastEventIds = new Array<number>(Math.max(0, this.count - this.limit));
  }

  /** The Map's own effective input. */
  get input(): Json {
    return this.plan.input;
  }

  /** Runs all iterations; after a redrive, those that were not done. */
  runAll(): readonly Json[] | Steps<readonly Json[]> {
    if (this.count === 0) return [];
    try {
      const outputs = this.runIterations();
      return isSteps(outputs) ? this.follow(outputs) : outputs;
    } catch (error) {
      throw this.cutOff(error);
    }
  }

  private *follow(outputs: Steps<readonly Json[]>): Steps<readonly Json[]> {
    try {
      return yield* outputs;
    } catch (error) {
      throw this.cutOff(error);
    }
  }

  private cutOff(error: unknown): unknown {
    if (error instanceof ReportedError && !isFatal(error)) this.writeFailure(error.eventId);
    return error;
  }

  private runIterations(): readonly Json[] | Steps<readonly Json[]> {
    const isResumed = this.begun;
    this.begun = true;
    if (isResumed || !this.plan.block.straight) return this.runStrands();
    return runBranchesNow(this.scope, this);
  }

  /** Those that run side by side all begin before the first goes on; alone, each begins when it runs. */
  get beginning(): number | undefined {
    return this.limit > 1 ? this.selecting : undefined;
  }

  run(index: number): Json | Rest {
    const { block } = this.plan;
    if (this.limit > 1) return walk(this.children[index]!, block, this.children[index]!.input, block.startAt);
    const iteration = this.begin(index);
    const isLate = this.selecting > 0 && iteration.run.isTimeToPause(this.selecting);
    if (isLate) return new Rest(iteration, block, iteration.input, block.startAt, [pause]);
    return walk(iteration, block, iteration.input, block.startAt);
  }

  failed(index: number): void {
    this.failing = this.children[index];
  }

  private *runStrands(): Steps<readonly Json[]> {
    const { count, limit } = this;
    const done = this.children.map((child) => (child?.ended === 'done' ? child.output : undefined));
    if (done.every((output) => output !== undefined)) return done;
    const signal = yield { kind: 'branches', count, limit, start: (index) => this.iterate(index), done };
    invariant(signal?.kind === 'outputs', 'iterations were answered by something else');
    return signal.outputs;
  }

  private *iterate(index: number): Steps<Json> {
    const before = this.children[index];
    const iteration = before ?? this.begin(index);
    try {
      const output = yield* before === undefined ? this.runFirst(iteration) : this.resume(iteration);
      this.end(index);
      return output;
    } catch (error) {
      this.failing = iteration;
      throw error;
    }
  }

  private *runFirst(iteration: Scope): Steps<Json> {
    if (this.selecting > 0 && iteration.run.isTimeToPause(this.selecting)) yield pause;
    // AWS: all iterations that begin together are written before the first state of any (recorded 2026).
    if (this.limit > 1) yield turn;
    return yield* runBlock(iteration, this.plan.block, iteration.input);
  }

  private resume(iteration: Scope): Steps<Json> {
    return resumeBlock(iteration, this.plan.block, () => iteration.input);
  }

  private select(iteration: Scope): Json {
    const { selector, input } = this.plan;
    return selector === undefined ? itemInput(iteration.mapItem!) : selector(iteration, input);
  }

  /** The work of beginning an iteration. */
  private get selecting(): number {
    return this.plan.selector === undefined ? 0 : this.plan.work;
  }

  /**
   * AWS: the first iterations point to MapStateStarted, a later one to the last event of the iteration that made room for
   * it; nothing is written of one whose ItemSelector fails (recorded 2026).
   */
  begin(index: number): Scope {
    const { limit } = this;
    const previousId = index < limit ? this.startedId : this.lastEventIds[index - limit]!;
    const iteration = this.newIteration(index, limit > 1);
    // Nothing is evaluated in it until it begins to run.
    iteration.input = this.select(iteration);
    iteration.pointer = this.scope.emitIteration(this.plan.events.started, previousId, index);
    return (this.children[index] = iteration);
  }

  end(index: number): void {
    const { pointer } = this.children[index]!;
    if (this.ended < this.lastEventIds.length) this.lastEventIds[this.ended++] = pointer;
    this.endId = this.scope.emitIteration(this.plan.events.succeeded, pointer, index);
  }

  private newIteration(index: number, concurrent: boolean): Scope {
    const { items } = this.plan;
    const mapItem = { index, value: items.values[index]!, key: items.keys?.[index] };
    return new Scope(this.scope.run, this.scope, 0, concurrent, mapItem);
  }

  private writeFailure(failingEventId: number): void {
    const { scope } = this;
    const { events } = this.plan;
    scope.pointer = failingEventId;
    writeAborted(this.children, failingEventId, (iteration, index) => {
      scope.emitIteration(iteration === this.failing ? events.failed : events.aborted, failingEventId, index);
    });
  }
}
