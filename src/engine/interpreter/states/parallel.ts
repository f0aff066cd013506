import { invariant } from '../../../errors/invariant';
import type { Json } from '../../../util/json';
import type { CompositeResource } from '../../../language/asl/resource';
import { writeAborted } from '../abort';
import { closeComposite, type Closing } from '../closeComposite';
import type { Steps } from '../effects';
import { failedForSize, isFatal } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { ReportedError } from '../report';
import { resumeBlock, runBlock, walk, type Rest } from '../runBlock';
import { runBranchesNow, type BranchesNow } from '../runBranchesNow';
import { Scope, type Composite } from '../Scope';
import { isSteps, type Block } from '../Program';
import type { StateHandler } from '../stateHandlers';
import { askMock } from '../task/mockedComposite';

/** Parallel: runs its branches side by side. See "Parallel state" of the Amazon States Language. */
export const compileParallel: StateHandler = (compiler) => {
  const { definition, flow, compileBlock, name } = compiler;
  const blocks = definition.Branches!.map(compileBlock);
  const branches = { blocks, now: blocks.every((block) => block.straight) };
  const handling = compileErrorHandling(compiler);
  const resource: CompositeResource = {
    kind: 'composite',
    arn: 'Parallel state',
    type: 'Parallel',
    branches: blocks.length,
  };

  return { ...handling.around(attempt, { resume, onGivenUp: (scope) => scope.emit('ParallelStateFailed') }), blocks };

  function attempt(scope: Scope, input: Json): Json | Steps<Json> {
    const effective = flow.prepare(scope, input);
    const startedId = scope.emit('ParallelStateStarted');
    return finish(scope, input, new ParallelRun(scope, branches, effective, startedId));
  }

  /** AWS: what failed with States.DataLimitExceeded is run anew, with the branches that were done (guide). */
  function resume(scope: Scope, input: Json): Json | Steps<Json> {
    const { inner } = scope;
    if (!(inner instanceof ParallelRun) || failedForSize(scope.run)) return attempt(scope, input);
    return finish(scope, input, inner);
  }

  function finish(scope: Scope, input: Json, running: ParallelRun): Json | Steps<Json> {
    scope.inner = running;
    if (scope.run.mocksState(name)) return askFirst(scope, input, running);
    const outputs = running.runAll();
    return isSteps(outputs) ? follow(scope, input, running, outputs) : close(scope, input, running, outputs);
  }

  function* askFirst(scope: Scope, input: Json, running: ParallelRun): Steps<Json> {
    const mocked = yield* askMock(scope, resource, running.input);
    const outputs = mocked ?? running.runAll();
    return close(scope, input, running, isSteps(outputs) ? yield* outputs : outputs);
  }

  function* follow(scope: Scope, input: Json, running: ParallelRun, outputs: Steps<Json>): Steps<Json> {
    return close(scope, input, running, yield* outputs);
  }

  function close(scope: Scope, input: Json, running: ParallelRun, outputs: Json): Json {
    return closeComposite(scope, running, 'ParallelStateSucceeded', () =>
      flow.finish(scope, input, running.input, outputs, definition.Next),
    );
  }
};

interface Branches {
  readonly blocks: readonly Block[];
  /** Whether all of them are. */
  readonly now: boolean;
}

/** One attempt of a Parallel: all its branches and the events around them. */
class ParallelRun implements Composite, Closing, BranchesNow {
  readonly input: Json;
  /** The event that began the attempt. */
  readonly startedId: number;
  children: readonly Scope[] = [];
  succeeded = false;
  readonly beginning = undefined;
  /** The last event of the branch that ended last. */
  endId: number;
  private readonly scope: Scope;
  private readonly branches: Branches;

  constructor(scope: Scope, branches: Branches, input: Json, startedId: number) {
    this.scope = scope;
    this.branches = branches;
    this.input = input;
    this.startedId = startedId;
    this.endId = startedId;
  }

  /** Runs all branches; after a redrive, those that were not done. */
  runAll(): readonly Json[] | Steps<readonly Json[]> {
    try {
      const outputs = this.runBranches();
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

  /** Writes what is written of the others when a branch has failed. */
  private cutOff(error: unknown): unknown {
    if (error instanceof ReportedError && !isFatal(error)) {
      this.scope.pointer = error.eventId;
      writeAborted(this.children, error.eventId);
    }
    return error;
  }

  private runBranches(): readonly Json[] | Steps<readonly Json[]> {
    const { scope, startedId, input } = this;
    const { blocks, now } = this.branches;
    if (this.children.length > 0) return this.runStrands((index) => this.resumeBranch(index));
    this.children = blocks.map(() => new Scope(scope.run, scope, startedId, true));
    if (!now) return this.runStrands((index) => runBlock(this.children[index]!, blocks[index]!, input));
    return runBranchesNow(scope, this);
  }

  get count(): number {
    return this.branches.blocks.length;
  }

  get limit(): number {
    return this.count;
  }

  run(index: number): Json | Rest {
    const block = this.branches.blocks[index]!;
    return walk(this.children[index]!, block, this.input, block.startAt);
  }

  end(index: number): void {
    this.endId = this.children[index]!.pointer;
  }

  private *runStrands(steps: (index: number) => Steps<Json>): Steps<readonly Json[]> {
    const { length: count } = this.branches.blocks;
    const outputs = this.children.map(({ ended, output }) => (ended === 'done' ? output : undefined));
    if (outputs.every((output) => output !== undefined)) return outputs;
    const end = (index: number): void => this.end(index);
    const start = function* (index: number): Steps<Json> {
      const output = yield* steps(index);
      end(index);
      return output;
    };
    const signal = yield { kind: 'branches', count, limit: count, start, done: outputs };
    invariant(signal?.kind === 'outputs', 'branches were answered by something else');
    return signal.outputs;
  }

  private resumeBranch(index: number): Steps<Json> {
    return resumeBlock(this.children[index]!, this.branches.blocks[index]!, () => this.input);
  }
}
