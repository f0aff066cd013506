import { invariant } from '../../../errors/invariant';
import type { Json, JsonArray } from '../../../util/json';
import { checkPayload } from '../dataFlow/limits';
import type { Field } from '../dataFlow/DataFlow';
import { compileNumber } from '../dataFlow/numberField';
import { Batcher } from '../map/Batcher';
import { itemScope } from '../map/distributedMap';
import { compileBatching, compileItemReader } from '../map/distributedFields';
import { compileItemSelector, compileMapItems, itemInput, processorOf } from '../map/mapItems';
import { compileErrorHandling } from '../retry/withErrorHandling';
import type { Scope } from '../Scope';
import type { StateBody } from '../Program';
import { askMock } from '../task/mockedComposite';
import type { Inspector, MapSetting } from './Inspector';
import type { StateCompiler } from '../StateCompiler';
import type { MapItems } from '../map/MapRunPlan';

/**
 * A Map, inline or distributed, that a mock replaces: computes the input of each iteration or child, then asks for the
 * result of all.
 */
export function compileInspectedMap(compiler: StateCompiler, inspector: Inspector): StateBody {
  const { definition, flow } = compiler;
  const itemsOf = compileItems(compiler, inspector);
  const select = compileSelection(compiler, inspector);
  const batch = compileBatches(compiler, inspector);
  const numbers = compileSettings(compiler);
  const writesResults = definition.ResultWriter?.['Resource'] !== undefined;

  return compileErrorHandling(compiler).around(function* (scope, input) {
    const effective = flow.prepare(scope, input);
    const inputs = batch(scope, effective, select(scope, effective, itemsOf(scope, effective)));
    for (const [name, number] of numbers) inspector.setting(name, number(scope, effective));
    const iterations = inputs.length;
    const resource = { kind: 'composite', arn: 'Map state', type: 'Map', writesResults, iterations } as const;
    const result = yield* askMock(scope, resource, effective);
    invariant(result !== undefined, 'a Map that is tested alone has a mock');
    return flow.finish(scope, input, effective, result, definition.Next);
  });
}

/** The items of a Map, and where they were read. */
interface FoundItems extends MapItems {
  readonly source: string | undefined;
}

function compileItems(compiler: StateCompiler, inspector: Inspector): Field<FoundItems> {
  const { definition, queryLanguage } = compiler;
  const reader = compileItemReader(compiler);
  if (reader !== undefined)
    return (scope, input) => {
      const request = reader(scope, input);
      const read = inspector.readItems(request);
      const stage = request.config['ItemsPointer'] === undefined ? 'afterItemsPath' : 'afterItemsPointer';
      inspector.data(stage, read.values);
      return { values: read.values, keys: read.keys, source: read.source };
    };
  const items = compileMapItems(compiler);
  const processor = processorOf(definition);
  const source = processor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? 'STATE_DATA' : undefined;
  return (scope, input) => {
    const { values, keys } = items(scope, input);
    if (queryLanguage === 'JSONPath') inspector.data('afterItemsPath', values);
    return { values, keys, source };
  };
}

/** The items after the ItemSelector. */
function compileSelection(
  compiler: StateCompiler,
  inspector: Inspector,
): (scope: Scope, input: Json, items: FoundItems) => JsonArray {
  const selector = compileItemSelector(compiler);
  return (scope, input, { values, keys, source }) => {
    if (selector === undefined) return values.map((value, index) => itemInput({ key: keys?.[index], value }));
    const selected = values.map((value, index) =>
      selector(itemScope(scope, { index, value, key: keys?.[index], source }), input),
    );
    inspector.data('afterItemSelector', selected);
    return selected;
  };
}

/** The input of each iteration or child. */
function compileBatches(
  compiler: StateCompiler,
  inspector: Inspector,
): (scope: Scope, input: Json, items: JsonArray) => JsonArray {
  const { name } = compiler;
  const batching = compileBatching(compiler);
  return (scope, input, items) => {
    if (batching === undefined) {
      for (const item of items) checkPayload(item, name);
      return items;
    }
    const batches: Json[] = [];
    const batcher = new Batcher(name, batching(scope, input), (batch) => batches.push(batch));
    for (const item of items) batcher.add(item);
    batcher.close();
    inspector.data('afterItemBatcher', batches);
    return batches;
  };
}

/** AWS: the concurrency is reported even if the state does not set it, as 0 (recorded). */
function compileSettings(compiler: StateCompiler): readonly (readonly [MapSetting, Field<number>])[] {
  const count = compileNumber(compiler, 'ToleratedFailureCount');
  const percentage = compileNumber(compiler, 'ToleratedFailurePercentage');
  return [
    ['maxConcurrency', compileNumber(compiler, 'MaxConcurrency') ?? (() => 0)],
    ...(count === undefined ? [] : [['toleratedFailureCount', count] as const]),
    ...(percentage === undefined ? [] : [['toleratedFailurePercentage', percentage] as const]),
  ];
}
