import { textIn } from '../../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../../util/json';
import type { Expressions } from './Expressions';
import { printTree, type Tree } from './Tree';

/** The fields of a Map that say what its items are. `effective`: what `$` means; `isWhole`: it is the state's input. */
export function convertMap(
  object: JsonObject,
  effective: Tree | undefined,
  isWhole: boolean,
  expressions: Expressions,
): JsonObject {
  const fields: Record<string, Json> = {};
  const itemsPath = textIn(object, 'ItemsPath');
  const reads = object['ItemReader'] !== undefined;
  if (!reads) expressions.notes.add('OBJECT_ITEMS');
  if (itemsPath !== undefined || (!isWhole && !reads)) {
    const items = itemsPath === undefined ? effective : expressions.path(itemsPath, effective);
    fields['Items'] = items === undefined ? {} : printTree(items);
  }
  const template = (value: Json): Json => printTree(expressions.template(value, effective));
  const selector = member(object, 'ItemSelector') ?? member(object, 'Parameters');
  if (selector !== undefined) fields['ItemSelector'] = template(selector);
  /** `MaxItemsPath` becomes an expression in `MaxItems`. */
  const withoutPaths = (given: JsonObject, names: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const plain = names.find((one) => name === `${one}Path`);
        return plain === undefined ? [name, value] : [plain, printTree(expressions.path(value as string, effective))];
      }),
    );
  for (const name of ['ItemReader', 'ResultWriter']) {
    const value = member(object, name);
    if (!isObject(value)) continue;
    const { Parameters, ReaderConfig, ...rest } = value;
    fields[name] = {
      ...rest,
      ...(Parameters !== undefined && { Arguments: template(Parameters) }),
      ...(ReaderConfig !== undefined && {
        ReaderConfig: isObject(ReaderConfig) ? withoutPaths(ReaderConfig, ['MaxItems']) : ReaderConfig,
      }),
    };
  }
  const batcher = member(object, 'ItemBatcher');
  if (isObject(batcher)) {
    const { BatchInput, ...limits } = batcher;
    fields['ItemBatcher'] = {
      ...withoutPaths(limits, ['MaxItemsPerBatch', 'MaxInputBytesPerBatch']),
      ...(BatchInput !== undefined && { BatchInput: template(BatchInput) }),
    };
  }
  return fields;
}
