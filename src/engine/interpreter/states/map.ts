import { HarnessError } from '../../../errors/HarnessError';
import type { DefinitionOf } from '../../../language/asl/fields';
import { compileComposite } from '../CompositeRun';
import { compileNumber } from '../dataFlow/numberField';
import { compileInspectedMap } from '../inspection/inspectedMap';
import { compileDistributedMap } from '../map/distributedMap';
import { iterationEvents, Iterations, type MapState } from '../map/Iterations';
import { compileItemSelector, compileMapItems, processorOf } from '../map/mapItems';
import { workOf } from '../workOf';
import type { StateHandler } from '../StateCompiler';

/** Map: runs its processor for every item. See "Map state" of the Amazon States Language. */
export const compileMap: StateHandler<'Map'> = (compiler) => {
  if (compiler.inspector !== undefined) return compileInspectedMap(compiler, compiler.inspector);
  const { Mode } = processorOf(compiler.definition).ProcessorConfig ?? {};
  return Mode === 'DISTRIBUTED' ? compileDistributedMap(compiler) : compileInlineMap(compiler);
};

/** The iterations of an inline Map run inside the execution. */
const compileInlineMap: StateHandler<'Map'> = (compiler) => {
  const { definition, flow, name } = compiler;
  const block = compiler.compileBlock(processorOf(definition));
  const mapItems = compileMapItems(compiler);
  const maxConcurrency = compileNumber(compiler, 'MaxConcurrency');
  // An inline Map tolerates no failure, but the fields are checked.
  const tolerated = [
    compileNumber(compiler, 'ToleratedFailureCount'),
    compileNumber(compiler, 'ToleratedFailurePercentage'),
  ];
  const mistake = misplaced(definition, name);
  const state: MapState = {
    name,
    flow,
    resource: { kind: 'composite', arn: 'Map state', type: 'Map' },
    next: definition.Next,
    succeeded: 'MapStateSucceeded',
    events: iterationEvents(name),
    block,
    selector: compileItemSelector(compiler),
    work: workOf(definition),
  };

  return compileComposite(compiler, [block], (scope, effective) => {
    if (mistake !== undefined) throw mistake;
    const items = mapItems(scope, effective);
    const concurrency = maxConcurrency?.(scope, effective) ?? 0;
    for (const field of tolerated) field?.(scope, effective);
    const startedId = scope.emit('MapStateStarted', { length: items.values.length });
    return new Iterations(scope, state, effective, items, concurrency, startedId);
  });
};

/** Not recorded: AWS's message for an inline Map with a field that only a Distributed Map has. */
function misplaced(definition: DefinitionOf<'Map'>, state: string): HarnessError | undefined {
  const field = (['ItemReader', 'ItemBatcher', 'ResultWriter'] as const).find((name) => definition[name] !== undefined);
  if (field === undefined) return undefined;
  return new HarnessError(
    `The Map '${state}' has the field ${field}, which only a Distributed Map can have. ` +
      'Write "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } into its ItemProcessor.',
  );
}
