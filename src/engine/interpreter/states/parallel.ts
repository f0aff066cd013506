import { invariant } from '../../../errors/invariant';
import type { Json } from '../../../util/json';
import type { CompositeResource } from '../../../language/asl/resource';
import { writeAborted } from '../abort';
import type { Steps } from '../effects';
import { isFatal } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { ReportedError } from '../report';
import { runBlock, walk } from '../runBlock';
import { runBranchesNow } from '../runBranchesNow';
import { noChildren, Scope } from '../Scope';
import type { Block } from '../Program';
import type { StateHandler } from '../stateHandlers';
import { askMock } from '../task/mockedComposite';

/** Parallel: runs its branches side by side. See "Parallel state" of the Amazon States Language. */
export const compileParallel: StateHandler = (compiler) => {
  const { definition, flow, compileBlock } = compiler;
  const branches = definition.Branches!.map(compileBlock);
  const now = branches.every((block) => block.straight);
  const handling = compileErrorHandling(compiler);
  const resource: CompositeResource = {
    kind: 'composite',
    arn: 'Parallel state',
    type: 'Parallel',
    branches: branches.length,
  };

  return handling.around(
    function* (scope, input) {
      const effective = flow.prepare(scope, input);
      const startedId = scope.emit('ParallelStateStarted');
      const mocked = yield* askMock(scope, resource, effective);
      if (mocked !== undefined) scope.emitBeside('ParallelStateSucceeded', startedId);
      const outputs = mocked ?? (yield* runBranches(scope, { blocks: branches, now }, effective, startedId));
      return flow.finish(scope, input, effective, outputs, definition.Next);
    },
    (scope) => scope.emit('ParallelStateFailed'),
  );
};

interface Branches {
  readonly blocks: readonly Block[];
  /** Whether all of them are. */
  readonly now: boolean;
}

/** One attempt of a Parallel: all its branches and the events around them. */
function* runBranches(scope: Scope, { blocks, now }: Branches, input: Json, startedId: number): Steps<readonly Json[]> {
  const scopes: Scope[] = blocks.map(() => new Scope(scope.run, scope, startedId, true));
  scope.children = scopes;
  let lastEventId = startedId;
  try {
    const outputs = yield* now ? runAllNow() : runAll();
    scope.emitBeside('ParallelStateSucceeded', lastEventId);
    scope.pointer = lastEventId;
    return outputs;
  } catch (error) {
    if (error instanceof ReportedError && !isFatal(error)) {
      scope.pointer = error.eventId;
      writeAborted(scopes, error.eventId);
    }
    throw error;
  } finally {
    scope.children = noChildren;
  }

  function runAllNow(): Steps<readonly Json[]> {
    return runBranchesNow(scope, {
      count: blocks.length,
      limit: blocks.length,
      run: (index) => walk(scopes[index]!, blocks[index]!, input, blocks[index]!.startAt),
      end,
    });
  }

  function* runAll(): Steps<readonly Json[]> {
    const signal = yield {
      kind: 'branches',
      count: blocks.length,
      limit: blocks.length,
      *start(index) {
        const output = yield* runBlock(scopes[index]!, blocks[index]!, input);
        end(index);
        return output;
      },
    };
    invariant(signal?.kind === 'outputs', 'branches were answered by something else');
    return signal.outputs;
  }

  function end(index: number): void {
    lastEventId = scopes[index]!.pointer;
  }
}
