import { invariant } from '../../errors/invariant';
import type { Json } from '../../util/json';
import { writeAborted } from '../abort';
import type { Steps } from '../effects';
import { isFatal } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { ReportedError } from '../report';
import { runBlock } from '../runBlock';
import { Scope } from '../Scope';
import type { Block } from '../Program';
import type { StateHandler } from '../stateHandlers';

/** Parallel: runs its branches side by side. See "Parallel state" of the Amazon States Language. */
export const compileParallel: StateHandler = ({ definition, flow, language, compileBlock }) => {
  const branches = definition.Branches!.map(compileBlock);
  const handling = compileErrorHandling(definition, language);

  return handling.around(
    function* (scope, input) {
      const effective = yield* flow.prepare(scope, input);
      const outputs = yield* runBranches(scope, branches, effective);
      return yield* flow.finish(scope, input, effective, outputs, definition.Next);
    },
    (scope) => scope.emit('ParallelStateFailed'),
  );
};

function* runBranches(scope: Scope, branches: readonly Block[], input: Json): Steps<readonly Json[]> {
  const startedId = scope.emit('ParallelStateStarted');
  const scopes: Scope[] = branches.map(() => new Scope(scope.run, scope, { pointer: startedId, concurrent: true }));
  scope.children = scopes;
  let lastEventId = startedId;
  try {
    const signal = yield {
      kind: 'branches',
      count: branches.length,
      limit: branches.length,
      *start(index) {
        const output = yield* runBlock(scopes[index]!, branches[index]!, input);
        lastEventId = scopes[index]!.pointer;
        return output;
      },
    };
    invariant(signal?.kind === 'outputs', 'branches were answered by something else');
    scope.emitBeside('ParallelStateSucceeded', lastEventId);
    scope.pointer = lastEventId;
    return signal.outputs;
  } catch (error) {
    if (error instanceof ReportedError && !isFatal(error)) {
      scope.pointer = error.eventId;
      writeAborted(scopes, error.eventId);
    }
    throw error;
  } finally {
    scope.children = [];
  }
}
