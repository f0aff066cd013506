import { convertOne } from './support/convertOne';

test('a Map: its items, its selector, its reader, batcher and writer', () => {
  const { state, notes } = convertOne({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' },
      Parameters: { Bucket: 'b', 'Key.$': '$.key' },
    },
    ItemSelector: { 'item.$': '$$.Map.Item.Value', 'all.$': '$' },
    ItemBatcher: { MaxItemsPerBatchPath: '$.size', BatchInput: { 'k.$': '$.key' } },
    MaxConcurrencyPath: '$.most',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: { Type: 'Pass', End: true } },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', 'Prefix.$': '$.key' } },
    End: true,
  });
  expect(state).toEqual({
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' },
      Arguments: { Bucket: 'b', Key: '{% $states.input.key %}' },
    },
    ItemSelector: { item: '{% $states.context.Map.Item.Value %}', all: '{% $states.input %}' },
    ItemBatcher: { MaxItemsPerBatch: '{% $states.input.size %}', BatchInput: { k: '{% $states.input.key %}' } },
    MaxConcurrency: '{% $states.input.most %}',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: { Type: 'Pass', End: true } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Arguments: { Bucket: 'b', Prefix: '{% $states.input.key %}' },
    },
    End: true,
  });
  expect(notes).toEqual(['ARRAYS_ON_THE_WAY']);
});
