import type { Field } from '../dataFlow/Field';
import { compileNumber } from '../dataFlow/numberField';
import type { StateCompiler } from '../stateHandlers';
import type { Batching } from './MapRunPlan';
import { compilePayload } from './payload';

/** Compiles ItemBatcher. */
export function compileBatching({ definition, queryLanguage }: StateCompiler): Field<Batching> | undefined {
  const { ItemBatcher } = definition;
  if (ItemBatcher === undefined) return undefined;
  const holder = { definition: ItemBatcher, queryLanguage, within: 'ItemBatcher' };
  const maxItems = compileNumber(holder, 'MaxItemsPerBatch');
  const maxBytes = compileNumber(holder, 'MaxInputBytesPerBatch');
  const batchInput = compilePayload(ItemBatcher['BatchInput'], queryLanguage, 'ItemBatcher/BatchInput');
  return (scope, input) => ({
    maxItems: maxItems?.(scope, input) ?? Infinity,
    maxBytes: maxBytes?.(scope, input) ?? Infinity,
    batchInput: batchInput?.(scope, input),
  });
}
