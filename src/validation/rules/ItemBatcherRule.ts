import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Item batchers
 *
 * `ItemBatcher` limits the size of a batch: in items, in bytes, or both. See "ItemBatcher (Map)" of the AWS Step
 * Functions guide.
 */
export const ItemBatcherRule: Rule = ({ states, report }) => {
  for (const { object, path, type } of states) {
    const batcher = type === 'Map' ? member(object, 'ItemBatcher') : undefined;
    if (!isObject(batcher) || sizes.some((name) => member(batcher, name) !== undefined)) continue;
    report({
      message: `This object should have at least one of the following fields: [${sizes.join(', ')}]`,
      at: [...path, 'ItemBatcher'],
    });
  }
};

const sizes = [
  'MaxItemsPerBatch',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatch',
  'MaxInputBytesPerBatchPath',
] as const;
