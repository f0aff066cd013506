import { end } from '../../rules/diagnose';
import { advise } from './advise';

const reader = {
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: { InputType: 'JSON' },
  Parameters: { Bucket: 'b', Key: 'k' },
};
const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
  StartAt: 'P',
  States: { P: { Type: 'Pass', End: true } },
};
const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } };
const map = { Type: 'Map', ItemProcessor: processor, ResultWriter: writer, ...end };

test('an ItemsPath beside an ItemReader', () => {
  expect(advise({ S: { ...map, ItemReader: reader, ItemsPath: '$.rows' } })).toEqual([
    'IGNORED_ITEMS_PATH /States/S/ItemsPath: ItemsPath is ignored beside an ItemReader: the Map runs over all items of the file.',
  ]);
});

test('either of them alone will do', () => {
  expect(advise({ S: { ...map, ItemReader: reader } })).toEqual([]);
  expect(advise({ S: { ...map, ItemsPath: '$.rows' } })).toEqual([]);
});
