import type { CompositeResource } from '../../../language/asl/resource';
import { HarnessError } from '../../../errors/HarnessError';
import type { StateDefinition } from '../../../language/asl/types';
import type { Json } from '../../../util/json';
import { closeComposite } from '../closeComposite';
import type { Steps } from '../effects';
import { compileNumber } from '../dataFlow/numberField';
import { compileInspectedMap } from '../inspection/inspectedMap';
import { compileDistributedMap } from '../map/distributedMap';
import { iterationEvents, Iterations } from '../map/Iterations';
import { compileItemSelector, compileMapItems } from '../map/mapItems';
import { failedForSize } from '../retry/errorMatches';
import { compileErrorHandling } from '../retry/withErrorHandling';
import type { Scope } from '../Scope';
import { isSteps } from '../Program';
import type { StateHandler } from '../stateHandlers';
import { askMock } from '../task/mockedComposite';
import { workOf } from '../workOf';

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

  const body = handling.around(attempt, { resume, onGivenUp: (scope) => scope.emit('MapStateFailed') });
  return { ...body, blocks: [block] };

  function attempt(scope: Scope, input: Json): Json | Steps<Json> {
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
  function resume(scope: Scope, input: Json): Json | Steps<Json> {
    const { inner } = scope;
    if (!(inner instanceof Iterations) || failedForSize(scope.run)) return attempt(scope, input);
    return finish(scope, input, inner);
  }

  function finish(scope: Scope, input: Json, running: Iterations): Json | Steps<Json> {
    scope.inner = running;
    if (scope.run.mocksState(name)) return askFirst(scope, input, running);
    const outputs = running.runAll();
    return isSteps(outputs) ? follow(scope, input, running, outputs) : close(scope, input, running, outputs);
  }

  function* askFirst(scope: Scope, input: Json, running: Iterations): Steps<Json> {
    const mocked = yield* askMock(scope, resource, running.input);
    const outputs = mocked ?? running.runAll();
    return close(scope, input, running, isSteps(outputs) ? yield* outputs : outputs);
  }

  function* follow(scope: Scope, input: Json, running: Iterations, outputs: Steps<Json>): Steps<Json> {
    return close(scope, input, running, yield* outputs);
  }

  function close(scope: Scope, input: Json, running: Iterations, outputs: Json): Json {
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
