import { block, diagnoseState, end, fault } from './diagnose';

const batch = (ItemBatcher: object): readonly object[] =>
  diagnoseState({ Type: 'Map', ItemBatcher, ItemProcessor: block('P'), ...end });
const at = '/States/S/ItemBatcher';

test('a batch has a size', () => {
  expect(batch({ MaxItemsPerBatch: 10, MaxInputBytesPerBatch: 262_144, BatchInput: { 'a.$': '$.a' } })).toEqual([]);
  expect(batch({ MaxInputBytesPerBatchPath: '$.bytes' })).toEqual([]);
  expect(batch({ BatchInput: {} })).toEqual([
    fault(
      'This object should have at least one of the following fields: ' +
        '[MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]',
      at,
    ),
  ]);
});

test('and not a senseless one', () => {
  expect(batch({ MaxItemsPerBatch: 0 })).toEqual([fault('Minimum value is 1', `${at}/MaxItemsPerBatch`)]);
  expect(batch({ MaxInputBytesPerBatch: 262_145 })).toEqual([
    fault('Maximum value is 262144', `${at}/MaxInputBytesPerBatch`),
  ]);
});
