import { useControl } from '../support/useControl';

const api = useControl();
const bucket = 'orders';
const put = (key: string, body: object) => api.ask('putObject', { path: { bucket, key }, body });
const get = (key: string) => api.ask('getObject', { path: { bucket, key } });
const keys = async (query = {}) => (await api.ask('listObjects', { path: { bucket }, query })).keys as string[];

test('text, JSON and bytes are stored, listed, read and taken away', async () => {
  await put('a/text', { text: 'ä' });
  await put('a/json', { json: { n: 1 }, contentType: 'application/json', metadata: { by: 'test' } });
  await put('b', { base64: '/w==' });
  expect(await keys()).toEqual(['a/json', 'a/text', 'b']);
  expect(await keys({ prefix: 'a/' })).toEqual(['a/json', 'a/text']);
  expect(await get('a/text')).toEqual({ text: 'ä', base64: 'w6Q=' });
  expect((await get('a/json')).text).toBe('{"n":1}');
  expect(await get('b')).toEqual({ base64: '/w==' });
  await api.ask('deleteObject', { path: { bucket, key: 'b' } });
  expect(await keys()).toEqual(['a/json', 'a/text']);
});

test('a Distributed Map reads them and writes others', async () => {
  await put('items.json', { json: [1, 2] });
  const executionArn = api.run({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: bucket, Key: 'items.json' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: bucket, Prefix: 'out' } },
        End: true,
      },
    },
  });
  const waited = await api.ask('waitForExecution', { path: { executionArn } });
  expect(waited).toMatchObject({ reached: true, execution: { status: 'SUCCEEDED' } });
  const [manifest] = (await keys({ prefix: 'out/' })).filter((key) => key.endsWith('manifest.json'));
  expect(JSON.parse((await get(manifest!)).text).DestinationBucket).toBe(bucket);
  const { executions } = await api.ask('listExecutions', { query: { stateMachine: 'm' } });
  expect(executions).toHaveLength(3);
  expect(
    executions.filter((one: any) => one.parentExecutionArn === executionArn && one.mapRunArn !== undefined),
  ).toHaveLength(2);
});

test('refusals, and what is kept after a reset', async () => {
  await put('kept', { text: 'k' });
  await api.ask('keepObjects');
  await put('gone', { text: 'g' });
  await api.ask('refuseObjects', { path: { bucket }, body: { code: 'SlowDown', key: 'kept', times: 1 } });
  await api.ask('reset');
  expect(await keys()).toEqual(['kept']);
  await api.ask('createBucket', { path: { bucket: 'other' } });
  expect(await api.ask('listObjects', { path: { bucket: 'other' } })).toEqual({ keys: [] });
});

test.each<[string, object, object]>([
  [
    'getObject',
    { path: { bucket, key: 'no' } },
    { status: 404, message: "There is no object 'no' in bucket 'orders'." },
  ],
  [
    'listObjects',
    { path: { bucket } },
    { status: 404, message: "There is no bucket 'orders'. Create it: PUT …/buckets/orders" },
  ],
  [
    'putObject',
    { path: { bucket, key: 'k' }, body: {} },
    { message: "The body must have exactly one of 'text', 'json', 'base64'; it has none." },
  ],
  [
    'putObject',
    { path: { bucket, key: 'k' }, body: { base64: 'ä' } },
    { message: '/base64 of the body must be bytes in Base64, not "ä".' },
  ],
  [
    'putObject',
    { path: { bucket, key: 'k' }, body: { text: '', metadata: { a: 1 } } },
    { message: '/metadata/a of the body must be a string, not 1.' },
  ],
  ['refuseObjects', { path: { bucket }, body: { code: 'SlowDown', action: 'getObjects' } }, { status: 400 }],
])('%s with %j is refused', async (name, given, expected) => {
  expect(await api.refusal(name, given)).toMatchObject(expected);
});

test('the buckets are listed by name', async () => {
  expect(await api.ask('listBuckets')).toEqual({ buckets: [] });
  await api.ask('putObject', { path: { bucket: 'two', key: 'k' }, body: { text: 't' } });
  await api.ask('createBucket', { path: { bucket: 'one' } });
  expect(await api.ask('listBuckets')).toEqual({ buckets: ['one', 'two'] });
});
