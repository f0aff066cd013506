import { invariant } from '../../errors/invariant';
import type { Json } from '../../util/json';
import { writeAborted } from '../abort';
import type { Steps } from '../effects';
import { compileMapItems, type Items } from '../map/mapItems';
import { compileMaxConcurrency } from '../map/maxConcurrency';
import { isFatal } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { ReportedError } from '../report';
import { runBlock } from '../runBlock';
import { Scope } from '../Scope';
import type { Block } from '../Program';
import type { StateHandler } from '../stateHandlers';

/** AWS: an inline Map has at most this many iterations under way. */
const maxInlineConcurrency = 40;

/** Map (inline): runs its processor for every item. See "Map state" of the Amazon States Language. */
export const compileMap: StateHandler = (compiler) => {
  const { definition, flow, language, name } = compiler;
  const block = compiler.compileBlock((definition.ItemProcessor ?? definition.Iterator)!);
  const compileItems = compileMapItems(compiler);
  const maxConcurrency = compileMaxConcurrency(compiler);
  const handling = compileErrorHandling(definition, language);

  return function* (scope, input) {
    return yield* handling.run(
      scope,
      input,
      function* () {
        const effective = yield* flow.prepare(scope, input);
        const items = yield* compileItems(scope, effective);
        const concurrency = yield* maxConcurrency(scope, effective);
        const outputs = yield* new MapRun(scope, name, block, items, concurrency).run();
        return yield* flow.finish(scope, input, effective, outputs, definition.Next);
      },
      () => scope.emit('MapStateFailed'),
    );
  };
};

/** One attempt of an inline Map: all its iterations and the events around them. */
class MapRun {
  private readonly scope: Scope;
  private readonly name: string;
  private readonly block: Block;
  private readonly items: Items;
  private readonly concurrency: number;
  private readonly iterations: (Scope | undefined)[];
  private startedId = 0;
  /** The last event of the iteration that ended last, and the event that closed it. */
  private lastEventId: number | undefined;
  private closedId: number | undefined;
  private failing: Scope | undefined;

  constructor(scope: Scope, name: string, block: Block, items: Items, concurrency: number) {
    this.scope = scope;
    this.name = name;
    this.block = block;
    this.items = items;
    this.concurrency = concurrency;
    this.iterations = new Array<Scope | undefined>(items.length).fill(undefined);
  }

  *run(): Steps<readonly Json[]> {
    const { scope, items } = this;
    this.startedId = scope.emit('MapStateStarted', { length: items.length });
    scope.children = this.iterations;
    try {
      const outputs = items.length === 0 ? [] : yield* this.runIterations();
      const endId = this.closedId ?? this.startedId;
      scope.emitBeside('MapStateSucceeded', endId);
      scope.pointer = endId;
      return outputs;
    } catch (error) {
      if (error instanceof ReportedError && !isFatal(error)) this.writeFailure(error.eventId);
      throw error;
    } finally {
      scope.children = [];
    }
  }

  private *runIterations(): Steps<readonly Json[]> {
    const limit = this.concurrency === 0 ? maxInlineConcurrency : Math.min(this.concurrency, maxInlineConcurrency);
    const signal = yield {
      kind: 'branches',
      count: this.items.length,
      limit,
      start: (index) => this.iterate(index),
    };
    invariant(signal?.kind === 'outputs', 'iterations were answered by something else');
    return signal.outputs;
  }

  private *iterate(index: number): Steps<Json> {
    const { scope, name, items } = this;
    const sequential = this.concurrency === 1;
    // AWS: with MaxConcurrency 1 an iteration hangs on the last event of the one before it (recorded).
    const previousId = sequential ? (this.lastEventId ?? this.startedId) : this.startedId;
    const iteration = new Scope(scope.run, scope, {
      iteration: { state: name, index },
      mapItem: { index, value: items.value(index), key: items.key(index) },
      concurrent: !sequential,
    });
    this.iterations[index] = iteration;
    iteration.pointer = scope.emitBeside('MapIterationStarted', previousId, { name, index });
    try {
      // AWS: all iterations that begin together are written before the first state of any (recorded 2026).
      if (!sequential) yield { kind: 'turn' };
      const input = yield* items.input(iteration, scope);
      const output = yield* runBlock(iteration, this.block, input);
      this.lastEventId = iteration.pointer;
      this.closedId = scope.emitBeside('MapIterationSucceeded', iteration.pointer, { name, index });
      return output;
    } catch (error) {
      this.failing = iteration;
      throw error;
    }
  }

  private writeFailure(failingEventId: number): void {
    const { scope, name } = this;
    scope.pointer = failingEventId;
    writeAborted(this.iterations, failingEventId, (iteration, index) => {
      const type = iteration === this.failing ? 'MapIterationFailed' : 'MapIterationAborted';
      scope.emitBeside(type, failingEventId, { name, index });
    });
  }
}
