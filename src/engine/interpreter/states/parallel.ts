import type { Json } from '../../../util/json';
import { compileComposite, CompositeRun, type CompositeState } from '../CompositeRun';
import type { Steps } from '../effects';
import { resumeBlock, walkOn, type Rest } from '../runBlock';
import type { Scope } from '../Scope';
import type { Block } from '../Program';
import type { StateHandler } from '../StateCompiler';

/** Parallel: runs its branches concurrently. See "Parallel state" of the Amazon States Language. */
export const compileParallel: StateHandler<'Parallel'> = (compiler) => {
  const { definition, flow, compileBlock, name } = compiler;
  const blocks = definition.Branches.map(compileBlock);
  const state: ParallelState = {
    name,
    flow,
    resource: { kind: 'composite', arn: 'Parallel state', type: 'Parallel', branches: blocks.length },
    next: definition.Next,
    succeeded: 'ParallelStateSucceeded',
    blocks,
    immediate: blocks.every((block) => block.immediate),
  };
  return compileComposite(
    compiler,
    blocks,
    (scope, effective) => new Branches(scope, state, effective, scope.emit('ParallelStateStarted')),
  );
};

interface ParallelState extends CompositeState {
  readonly blocks: readonly Block[];
  readonly immediate: boolean;
}

/** One attempt of a Parallel. */
class Branches extends CompositeRun {
  readonly beginning = undefined;

  constructor(
    scope: Scope,
    private readonly parallel: ParallelState,
    input: Json,
    startedId: number,
  ) {
    const { length } = parallel.blocks;
    super(scope, parallel, input, startedId, length, length);
  }

  /** All branches begin before the first one continues. */
  protected override open(): void {
    const { scope, children, startedId, concurrent } = this;
    for (let index = 0; index < this.count; index++) children[index] = scope.inside(startedId, concurrent);
  }

  protected get immediate(): boolean {
    return this.parallel.immediate;
  }

  run(index: number): Json | Rest {
    return walkOn(this.children[index]!, this.parallel.blocks[index]!, this.input);
  }

  protected runSteps(index: number): Steps<Json> {
    return resumeBlock(this.children[index]!, this.parallel.blocks[index]!, () => this.input);
  }

  override end(index: number, output: Json): void {
    this.endId = this.children[index]!.pointer;
    super.end(index, output);
  }
}
