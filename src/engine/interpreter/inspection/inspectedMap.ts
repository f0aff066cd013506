import { HarnessError } from '../../../errors/HarnessError';
import { isArray, type Json, type JsonArray } from '../../../util/json';
import type { Field } from '../dataFlow/Field';
import { compileNumber } from '../dataFlow/numberField';
import { compileItemSelector, compileMapItems, type Items } from '../map/mapItems';
import { compileErrorHandling } from '../retry/withErrorHandling';
import { Scope } from '../Scope';
import type { StateBody } from '../Program';
import type { StateCompiler } from '../stateHandlers';
import { askMock } from '../task/mockedComposite';
import { invariant } from '../../../errors/invariant';
import { inspected, type Inspector, type MapSetting } from './Inspector';

/**
 * A Map, inline or distributed, as a mock stands for it: its items are worked out as the children would get them, and
 * then the result of them all is asked for.
 */
export function compileInspectedMap(compiler: StateCompiler, inspector: Inspector): StateBody {
  const { definition, flow } = compiler;
  const mapItems = compileItems(compiler, inspector);
  const selected = compileSelected(compiler, inspector);
  const numbers = compileSettings(compiler);

  return compileErrorHandling(compiler).around(function* (scope, input) {
    const effective = flow.prepare(scope, input);
    const items = mapItems(scope, effective);
    const inputs = selected(scope, effective, items);
    for (const [name, number] of numbers) inspector.setting(name, number(scope, effective));
    const writesResults = definition.ResultWriter !== undefined;
    const iterations = inputs.length;
    const resource = { kind: 'composite', arn: 'Map state', type: 'Map', writesResults, iterations } as const;
    const result = yield* askMock(scope, resource, effective);
    invariant(result !== undefined, 'a Map that is tested alone has a mock');
    return flow.finish(scope, input, effective, result, definition.Next);
  });
}

function compileItems(compiler: StateCompiler, inspector: Inspector): Field<Items> {
  const { ItemReader, ItemBatcher } = compiler.definition;
  if (ItemReader !== undefined || ItemBatcher !== undefined)
    throw new HarnessError('Stepmill does not test this yet: ItemReader and ItemBatcher of a Distributed Map');
  const items = compileMapItems(compiler);
  const see = inspected((values: JsonArray): Json => values, 'afterItemsPath', inspector);
  return (scope, input) => {
    const found = items(scope, input);
    see(found.values);
    return found;
  };
}

/** What the children get of the items. */
function compileSelected(
  compiler: StateCompiler,
  inspector: Inspector,
): (scope: Scope, input: Json, items: Items) => JsonArray {
  const selector = compileItemSelector(compiler);
  if (selector === undefined) return (_scope, _input, { values }) => values;
  const select = (scope: Scope, input: Json, { values, keys }: Items): Json =>
    values.map((value, index) =>
      selector(new Scope(scope.run, scope, 0, false, { index, value, key: keys?.[index] }), input),
    );
  const seen = inspected(select, 'afterItemSelector', inspector);
  return (scope, input, items) => {
    const all = seen(scope, input, items);
    return isArray(all) ? all : [];
  };
}

/** AWS: the concurrency is told even when the state says nothing of it, as 0 (recorded). */
function compileSettings(compiler: StateCompiler): readonly (readonly [MapSetting, Field<number>])[] {
  const count = compileNumber(compiler, 'ToleratedFailureCount');
  const percentage = compileNumber(compiler, 'ToleratedFailurePercentage');
  return [
    ['maxConcurrency', compileNumber(compiler, 'MaxConcurrency') ?? (() => 0)],
    ...(count === undefined ? [] : [['toleratedFailureCount', count] as const]),
    ...(percentage === undefined ? [] : [['toleratedFailurePercentage', percentage] as const]),
  ];
}
