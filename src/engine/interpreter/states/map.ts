import type { CompositeResource } from '../../../language/asl/resource';
import { HarnessError } from '../../../errors/HarnessError';
import { invariant } from '../../../errors/invariant';
import type { StateDefinition } from '../../../language/asl/types';
import type { Json } from '../../../util/json';
import { NamedEvent } from '../../history/NamedEvent';
import { writeAborted } from '../abort';
import { closeComposite, type Closing } from '../closeComposite';
import { pause, turn, type Steps } from '../effects';
import type { Field } from '../dataFlow/Field';
import { compileNumber } from '../dataFlow/numberField';
import { compileInspectedMap } from '../inspection/inspectedMap';
import { compileDistributedMap } from '../map/distributedMap';
import { compileItemSelector, compileMapItems, itemInput, type Items } from '../map/mapItems';
import { failedForSize, isFatal } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { ReportedError } from '../report';
import { Rest, resumeBlock, runBlock, walk } from '../runBlock';
import { runBranchesNow } from '../runBranchesNow';
import { Scope, type Composite } from '../Scope';
import { isSteps, type Block, type Transition } from '../Program';
import type { StateHandler } from '../stateHandlers';
import { askMock } from '../task/mockedComposite';
import { workOf } from '../workOf';

/** AWS: an inline Map has at most this many iterations under way. */
const maxInlineConcurrency = 40;

/** Map: runs its processor for every item. See "Map state" of the Amazon States Language. */
export const compileMap: StateHandler = (compiler) => {
  if (compiler.inspector !== undefined) return compileInspectedMap(compiler, compiler.inspector);
  const { ItemProcessor, Iterator } = compiler.definition;
  const { Mode } = (ItemProcessor ?? Iterator)!.ProcessorConfig ?? {};
  return Mode === 'DISTRIBUTED' ? compileDistributedMap(compiler) : compileInlineMap(compiler);
};

/** The iterations of an inline Map run inside the execution. */
const compileInlineMap: StateHandler = (compiler) => {
  const { definition, flow, name } = compiler;
  const block = compiler.compileBlock((definition.ItemProcessor ?? definition.Iterator)!);
  const mapItems = compileMapItems(compiler);
  const selector = compileItemSelector(compiler);
  const maxConcurrency = compileNumber(compiler, 'MaxConcurrency');
  // An inline Map tolerates no failure, but the fields are looked at.
  const tolerated = [
    compileNumber(compiler, 'ToleratedFailureCount'),
    compileNumber(compiler, 'ToleratedFailurePercentage'),
  ];
  const handling = compileErrorHandling(compiler);
  const work = workOf(definition);
  const resource: CompositeResource = {
    kind: 'composite',
    arn: 'Map state',
    type: 'Map',
  };
  const mistake = misplaced(definition, name);
  const events = iterationEvents(name);

  return handling.around(attempt, { resume, onGivenUp: (scope) => scope.emit('MapStateFailed') });

  function attempt(scope: Scope, input: Json): Transition | Steps<Transition> {
    const effective = flow.prepare(scope, input);
    if (mistake !== undefined) throw mistake;
    const items = mapItems(scope, effective);
    const concurrency = maxConcurrency?.(scope, effective) ?? 0;
    for (const field of tolerated) field?.(scope, effective);
    const startedId = scope.emit('MapStateStarted', { length: items.values.length });
    const plan = { events, block, selector, items, concurrency, input: effective, work };
    return finish(scope, input, new Iterations(scope, plan, startedId));
  }

  /** AWS: what failed with States.DataLimitExceeded is run anew, with the iterations that were done (guide). */
  function resume(scope: Scope, input: Json): Transition | Steps<Transition> {
    const { inner } = scope;
    if (!(inner instanceof Iterations) || failedForSize(scope.run)) return attempt(scope, input);
    return finish(scope, input, inner);
  }

  function finish(scope: Scope, input: Json, running: Iterations): Transition | Steps<Transition> {
    scope.inner = running;
    if (scope.run.mocksState(name)) return askFirst(scope, input, running);
    const outputs = running.run();
    return isSteps(outputs) ? follow(scope, input, running, outputs) : close(scope, input, running, outputs);
  }

  function* askFirst(scope: Scope, input: Json, running: Iterations): Steps<Transition> {
    const mocked = yield* askMock(scope, resource, running.input);
    const outputs = mocked ?? running.run();
    return close(scope, input, running, isSteps(outputs) ? yield* outputs : outputs);
  }

  function* follow(scope: Scope, input: Json, running: Iterations, outputs: Steps<Json>): Steps<Transition> {
    return close(scope, input, running, yield* outputs);
  }

  function close(scope: Scope, input: Json, running: Iterations, outputs: Json): Transition {
    return closeComposite(scope, running, 'MapStateSucceeded', () =>
      flow.finish(scope, input, running.input, outputs, definition.Next),
    );
  }
};

/** Not recorded: what AWS says of an inline Map with a field that only a Distributed Map has. */
function misplaced(definition: StateDefinition, state: string): HarnessError | undefined {
  const field = (['ItemReader', 'ItemBatcher', 'ResultWriter'] as const).find((name) => definition[name] !== undefined);
  if (field === undefined) return undefined;
  return new HarnessError(
    `The Map '${state}' has the field ${field}, which only a Distributed Map can have. ` +
      'Write "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } into its ItemProcessor.',
  );
}

/** What is written of the iterations of one Map. */
type IterationEvents = Readonly<Record<'started' | 'succeeded' | 'failed' | 'aborted', NamedEvent>>;

function iterationEvents(name: string): IterationEvents {
  return {
    started: new NamedEvent('MapIterationStarted', name),
    succeeded: new NamedEvent('MapIterationSucceeded', name),
    failed: new NamedEvent('MapIterationFailed', name),
    aborted: new NamedEvent('MapIterationAborted', name),
  };
}

interface MapPlan {
  readonly events: IterationEvents;
  readonly block: Block;
  readonly selector: Field<Json> | undefined;
  readonly items: Items;
  readonly concurrency: number;
  /** The Map's own effective input: `$` of its ItemSelector. */
  readonly input: Json;
  /** Of one evaluation of the ItemSelector; see `workOf`. */
  readonly work: number;
}

/** One attempt of an inline Map: all its iterations and the events around them. */
class Iterations implements Composite, Closing {
  /** The event that began the attempt. */
  readonly startedId: number;
  readonly children: (Scope | undefined)[];
  succeeded = false;
  /** The event that closed the iteration that ended last. */
  endId: number;
  private readonly scope: Scope;
  private readonly plan: MapPlan;
  /** What the iterations work on, as far as they have begun. */
  private readonly inputs: Json[] = [];
  /** The last events of the iterations that have ended, in the order in which they ended. */
  private readonly lastEventIds: number[] = [];
  private failing: Scope | undefined;
  private begun = false;

  constructor(scope: Scope, plan: MapPlan, startedId: number) {
    this.scope = scope;
    this.plan = plan;
    this.startedId = startedId;
    this.endId = startedId;
    this.children = new Array<Scope | undefined>(plan.items.values.length).fill(undefined);
  }

  /** The Map's own effective input. */
  get input(): Json {
    return this.plan.input;
  }

  /** Runs all iterations; after a redrive, those that were not done. */
  run(): readonly Json[] | Steps<readonly Json[]> {
    if (this.plan.items.values.length === 0) return [];
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
    const { block, items } = this.plan;
    const { limit, selecting } = this;
    const count = items.values.length;
    const isResumed = this.begun;
    this.begun = true;
    if (isResumed || !block.straight) return this.runStrands(count, limit);
    const begin = (index: number): Scope => this.begin(index);
    const input = (index: number): Json => this.inputs[index]!;
    const run = (index: number): Json | Rest => walk(this.children[index]!, block, input(index), block.startAt);
    const end = (index: number): void => this.end(index);
    const failed = (index: number): void => void (this.failing = this.children[index]);
    if (limit > 1) return runBranchesNow(this.scope, { count, limit, begin, beginning: selecting, run, end, failed });
    const beginAndRun = (index: number): Json | Rest => {
      const iteration = begin(index);
      const isLate = selecting > 0 && iteration.run.isTimeToPause(selecting);
      return isLate ? new Rest(iteration, block, input(index), block.startAt, { pause: true }) : run(index);
    };
    return runBranchesNow(this.scope, { count, limit, run: beginAndRun, end, failed });
  }

  private *runStrands(count: number, limit: number): Steps<readonly Json[]> {
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
      const output = yield* before === undefined ? this.runFirst(iteration, index) : this.resume(iteration, index);
      this.end(index);
      return output;
    } catch (error) {
      this.failing = iteration;
      throw error;
    }
  }

  private *runFirst(iteration: Scope, index: number): Steps<Json> {
    if (this.selecting > 0 && iteration.run.isTimeToPause(this.selecting)) yield pause;
    // AWS: all iterations that begin together are written before the first state of any (recorded 2026).
    if (this.limit > 1) yield turn;
    return yield* runBlock(iteration, this.plan.block, this.inputs[index]!);
  }

  private resume(iteration: Scope, index: number): Steps<Json> {
    return resumeBlock(iteration, this.plan.block, () => this.inputs[index]!);
  }

  private select(iteration: Scope): Json {
    const { selector, input } = this.plan;
    return selector === undefined ? itemInput(iteration.mapItem!) : selector(iteration, input);
  }

  /** The work of beginning an iteration. */
  private get selecting(): number {
    return this.plan.selector === undefined ? 0 : this.plan.work;
  }

  /** So many iterations run side by side. */
  private get limit(): number {
    const { concurrency } = this.plan;
    return concurrency === 0 ? maxInlineConcurrency : Math.min(concurrency, maxInlineConcurrency);
  }

  /**
   * AWS: the first iterations point to MapStateStarted, a later one to the last event of the iteration that made room for
   * it; nothing is written of one whose ItemSelector fails (recorded 2026).
   */
  private begin(index: number): Scope {
    const { limit } = this;
    const previousId = index < limit ? this.startedId : this.lastEventIds[index - limit]!;
    const iteration = this.newIteration(index, limit > 1);
    this.inputs[index] = this.select(iteration);
    iteration.pointer = this.scope.emitIteration(this.plan.events.started, previousId, index);
    return (this.children[index] = iteration);
  }

  private end(index: number): void {
    const { pointer } = this.children[index]!;
    this.lastEventIds.push(pointer);
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
