import { useTestService } from '../operations/support/testService';

const api = useTestService();

function map(ItemReader: object, more: object = {}): object {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'A',
    States: { A: { Type: 'Pass', End: true } },
  };
  return { Type: 'Map', ItemReader, ItemProcessor: processor, ToleratedFailurePercentage: 100, End: true, ...more };
}

const file = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', 'Key.$': '$.key' } };

/** The test of a Map whose reader reads this; a mocked error, so that the number of items does not matter. */
async function inspect(definition: object, mapItemReaderData: string): Promise<any> {
  return api.call('TestState', {
    definition: JSON.stringify(definition),
    input: '{"key":"orders.gz"}',
    inspectionLevel: 'DEBUG',
    mock: { errorOutput: { error: 'Any' } },
    stateConfiguration: { mapItemReaderData },
  });
}

test.each<[object, string, string]>([
  [{ InputType: 'JSON' }, '[1, {"a":2}]', '[1, {"a":2}]'],
  [{ InputType: 'JSONL' }, '{"a":1}\n{"a":2}\n', '[{"a":1}, {"a":2}]'],
  [{ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,b\n1,x\n2,y\n', '[{"a":"1","b":"x"}, {"a":"2","b":"y"}]'],
  [{ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['q'], CSVDelimiter: 'PIPE' }, '1|2\n', '[{"q":"1"}]'],
  [{ InputType: 'JSON', MaxItems: 2 }, '[1,2,3]', '[1, 2]'],
])('%j of %j', async (ReaderConfig, content, items) => {
  expect((await inspect(map({ ...file, ReaderConfig }), content)).inspectionData).toMatchObject({
    afterItemsPath: items,
  });
});

test('returns a pointer instead of the path', async () => {
  const state = map({ ...file, ReaderConfig: { InputType: 'JSON', ItemsPointer: '/deep/list' } });
  expect((await inspect(state, '{"deep":{"list":[4, 5]}}')).inspectionData).toEqual({
    input: '{"key":"orders.gz"}',
    afterInputPath: '{"key":"orders.gz"}',
    afterItemsPointer: '[4,5]',
    maxConcurrency: 0,
    toleratedFailurePercentage: 100,
  });
});

test('does not apply ItemsPath beside an ItemReader', async () => {
  const state = map({ ...file, ReaderConfig: { InputType: 'JSON' } }, { ItemsPath: '$.list' });
  expect((await inspect(state, '[[7]]')).inspectionData).toMatchObject({ afterItemsPath: '[[7]]' });
});

test('returns the members of an object as items with a key, and the file as their source', async () => {
  const reader = { ...file, ReaderConfig: { InputType: 'JSON', ItemsPointer: '/o' } };
  const state = map(reader, { ItemSelector: { 'item.$': '$$.Map.Item' } });
  expect((await inspect(state, '{"o":{"x":1}}')).inspectionData).toMatchObject({
    afterItemSelector: '[{"item":{"Index":0,"Value":1,"Key":"x","Source":"s3://b/orders.gz"}}]',
  });
});

test('returns the items of a listing', async () => {
  const listing = { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b', Prefix: 'p/' } };
  expect((await inspect(map(listing), '[{"Key":"p/1"}]')).inspectionData).toMatchObject({
    afterItemsPath: '[{"Key":"p/1"}]',
  });
});

test('unreadable content fails the Map', async () => {
  const state = map({ ...file, ReaderConfig: { InputType: 'JSON' } });
  expect(await inspect(state, '{"list":')).toMatchObject({ error: 'States.ItemReaderFailed', status: 'FAILED' });
  expect(await inspect(state, '')).toMatchObject({ error: 'States.ItemReaderFailed', status: 'FAILED' });
});

test('rejects a reader without content', async () => {
  const definition = JSON.stringify(map({ ...file, ReaderConfig: { InputType: 'JSON' } }));
  expect(await api.errorOf('TestState', { definition, mock: { result: '[]' } })).toEqual({
    code: 'ValidationException',
    message: 'ItemReader data must be specified when testing a Map state with ItemReader specified.',
  });
});

test('reads a large file whole', async () => {
  const state = map({ ...file, ReaderConfig: { InputType: 'JSONL' } }, { ItemBatcher: { MaxItemsPerBatch: 1000 } });
  const { inspectionData } = await inspect(state, '{"a":1}\n'.repeat(30_000));
  expect(inspectionData.afterItemBatcher.match(/"Items"/g)).toHaveLength(30);
});
