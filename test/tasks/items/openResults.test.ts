import { RuntimeError } from '../../../src/errors/StatesError';
import { HarnessError } from '../../../src/errors/HarnessError';
import { childRecord, pendingChild } from '../../../src/engine/executions/mapRuns/childRecord';
import type { ChildResult, ResultSink, ResultsRequest } from '../../../src/contract/mapRun';
import { openResults } from '../../../src/tasks/items/openResults';
import { ResultFiles } from '../../../src/tasks/items/results/ResultFiles';
import type { OpenObject } from '../../../src/tasks/integrations/objects/ObjectBucket';
import type { ObjectStore } from '../../../src/tasks/integrations/objects/ObjectStore';
import type { Json } from '../../../src/util/json';
import { filesIn, keysOf, newFolder, removeFolders, textOf } from '../integrations/objects/support';
import { request, services } from './support';

afterAll(removeFolders);

const ids = `Request ID: 0000000000000000, Extended Request ID: ${Buffer.alloc(56).toString('base64')}`;
const mapRunArn = 'arn:aws:states:us-east-1:123456789012:mapRun:M/Map:0f0f';

function resultsRequest(
  parameters: Json | undefined,
  config: ResultsRequest['config'] = {},
  redriveCount = 0,
): ResultsRequest {
  const { resource: _, ...subject } = request('getObject', {});
  const resource = parameters === undefined ? undefined : 'arn:aws:states:::s3:putObject';
  return { ...subject, mapRunArn, resource, parameters, config, redriveCount };
}

function ended(index: number, status: Exclude<ChildResult['status'], 'PENDING'>, output?: Json): ChildResult {
  const child = {
    status,
    index,
    executionArn: `arn:${index}`,
    stateMachineArn: 'arn:M/Map',
    name: `child-${index}`,
    input: { n: index },
    output,
    error: status === 'FAILED' ? 'Wrong' : undefined,
    cause: status === 'FAILED' ? 'because' : undefined,
    startDate: 1_704_164_645_000,
    stopDate: 1_704_164_645_500,
    redriveCount: 0,
    redriveStatus: status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    redriveStatusReason: status === 'SUCCEEDED' ? 'Execution is SUCCEEDED and cannot be redriven' : undefined,
  };
  return { ...child, record: () => childRecord(child) };
}

async function write(sink: ResultSink, children: readonly ChildResult[]): Promise<Json> {
  for (const child of children) await sink.add(child);
  return sink.finish();
}

/** Every object of the bucket, by key. */
function contentsOf(objects: ObjectStore, bucket = 'b'): Record<string, string> {
  const found = objects.bucket(bucket)!;
  return Object.fromEntries(keysOf(found).map((key) => [key, textOf(found.open(key) as OpenObject)]));
}

const children = [
  ended(1, 'SUCCEEDED', [1, { a: 1 }]),
  ended(0, 'FAILED'),
  ended(2, 'SUCCEEDED', 'x'),
  ended(3, 'TIMED_OUT'),
];
const record = (index: number, more: string): string =>
  more.replace(
    '<>',
    `"ExecutionArn":"arn:${index}","Input":"{\\"n\\":${index}}","InputDetails":{"Included":true},"Name":"child-${index}"`,
  );
const dates = '"StartDate":"2024-01-02T03:04:05Z","StateMachineArn":"arn:M/Map"';
const stop = '"StopDate":"2024-01-02T03:04:05.500Z"';
const redrivable = '"OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"REDRIVABLE_BY_MAP_RUN"';
const failed =
  record(0, `{"Cause":"because","Error":"Wrong",<>,${redrivable},${dates},"Status":"FAILED",${stop}}`) +
  ',' +
  record(3, `{<>,${redrivable},${dates},"Status":"TIMED_OUT",${stop}}`);
const notRedrivable =
  '"OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE",' +
  '"RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven"';

describe('results that are written to S3', () => {
  test('are files with the metadata of the children, and a manifest', async () => {
    const there = services();
    const sink = await openResults(resultsRequest({ Bucket: 'b', Prefix: 'out/r' }), there);
    expect(await write(sink, [...children, pendingChild(4, { n: 4 })])).toEqual({
      MapRunArn: mapRunArn,
      ResultWriterDetails: { Bucket: 'b', Key: 'out/r/0f0f/manifest.json' },
    });
    const written = contentsOf(there.objects);
    expect(written).toEqual({
      'out/r/0f0f/FAILED_0.json': `[${failed}]`,
      'out/r/0f0f/PENDING_0.json': '[{"Input":"{\\"n\\":4}","InputDetails":{"Included":true},"Status":"PENDING"}]',
      'out/r/0f0f/SUCCEEDED_0.json':
        '[' +
        record(1, `{<>,"Output":"[1,{\\"a\\":1}]",${notRedrivable},${dates},"Status":"SUCCEEDED",${stop}}`) +
        ',' +
        record(2, `{<>,"Output":"\\"x\\"",${notRedrivable},${dates},"Status":"SUCCEEDED",${stop}}`) +
        ']',
      'out/r/0f0f/manifest.json': expect.any(String),
    });
    const size = (key: string): number => Buffer.byteLength(written[`out/r/0f0f/${key}`]!);
    expect(written['out/r/0f0f/manifest.json']).toBe(
      `{"DestinationBucket":"b","MapRunArn":"${mapRunArn}","ResultFiles":{` +
        `"FAILED":[{"Key":"out/r/0f0f/FAILED_0.json","Size":${size('FAILED_0.json')}}],` +
        `"PENDING":[{"Key":"out/r/0f0f/PENDING_0.json","Size":${size('PENDING_0.json')}}],` +
        `"SUCCEEDED":[{"Key":"out/r/0f0f/SUCCEEDED_0.json","Size":${size('SUCCEEDED_0.json')}}]}}`,
    );
    const typeOf = (key: string): string => (there.objects.bucket('b')!.head(key) as any).contentType;
    expect(typeOf('out/r/0f0f/manifest.json')).toBe('application/octet-stream');
    expect(typeOf('out/r/0f0f/SUCCEEDED_0.json')).toBe('binary/octet-stream');
  });

  test.each<[ResultsRequest['config'], string, string]>([
    [{ Transformation: 'COMPACT' }, 'SUCCEEDED_0.json', '[[1,{"a":1}],"x"]'],
    [{ Transformation: 'FLATTEN' }, 'SUCCEEDED_0.json', '[1,{"a":1},"x"]'],
    [{ Transformation: 'COMPACT', OutputType: 'JSONL' }, 'SUCCEEDED_0.jsonl', '[1,{"a":1}]\n"x"\n'],
    [{ Transformation: 'FLATTEN', OutputType: 'JSONL' }, 'SUCCEEDED_0.jsonl', '1\n{"a":1}\n"x"\n'],
  ])('are outputs alone with %j; failed ones keep their metadata', async (config, file, content) => {
    const there = services();
    await write(await openResults(resultsRequest({ Bucket: 'b' }, config), there), children);
    const written = contentsOf(there.objects);
    expect(written[`0f0f/${file}`]).toBe(content);
    const lines = file.endsWith('.jsonl') ? `${failed.replace('},{', '}\n{')}\n` : `[${failed}]`;
    expect(written[`0f0f/${file.replace('SUCCEEDED', 'FAILED')}`]).toBe(lines);
  });

  test('without results are a manifest alone', async () => {
    const there = services();
    await write(await openResults(resultsRequest({ Bucket: 'b', Prefix: 'p/' }), there), []);
    expect(contentsOf(there.objects)).toEqual({
      'p/0f0f/manifest.json': `{"DestinationBucket":"b","MapRunArn":"${mapRunArn}","ResultFiles":{"FAILED":[],"PENDING":[],"SUCCEEDED":[]}}`,
    });
  });

  test('of a redrive lie beside the first, and its manifest lists the successes of both', async () => {
    const there = services();
    const config = { Transformation: 'COMPACT' };
    await write(await openResults(resultsRequest({ Bucket: 'b' }, config), there), [ended(0, 'SUCCEEDED', 1)]);
    const second = await openResults(resultsRequest({ Bucket: 'b' }, config, 1), there);
    expect(await write(second, [ended(1, 'SUCCEEDED', 2)])).toMatchObject({
      ResultWriterDetails: { Key: '0f0f/Redrive-1/manifest.json' },
    });
    const { ResultFiles: files } = JSON.parse(contentsOf(there.objects)['0f0f/Redrive-1/manifest.json']!);
    expect(files).toEqual({
      FAILED: [],
      PENDING: [],
      SUCCEEDED: [
        { Key: '0f0f/SUCCEEDED_0.json', Size: 3 },
        { Key: '0f0f/Redrive-1/SUCCEEDED_0.json', Size: 3 },
      ],
    });
  });

  test('are tried before anything runs', () => {
    const there = services();
    const sentence = 'Failed to write a test manifest into the specified output bucket.';
    expect(() => openResults(resultsRequest({ Bucket: 'none' }), there)).toThrow(
      new RuntimeError(
        `${sentence} The specified bucket does not exist (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`,
      ),
    );
    there.objects.refuse({ bucket: 'b', code: 'AccessDenied' });
    expect(() => openResults(resultsRequest({ Bucket: 'b' }), there)).toThrow(
      new RuntimeError(`${sentence} Access Denied (Service: S3, Status Code: 403, ${ids}) (SDK Attempt Count: 1)`),
    );
  });

  test('that S3 refuses fail the writer, and leave nothing half written', async () => {
    const there = services();
    const sink = await openResults(resultsRequest({ Bucket: 'b' }), there);
    sink.add(ended(0, 'SUCCEEDED', 1));
    there.objects.refuse({ bucket: 'b', code: 'SlowDown' });
    expect(() => sink.finish()).toThrow(
      expect.objectContaining({
        error: 'States.ResultWriterFailed',
        errorCause: `Please reduce your request rate. (Service: S3, Status Code: 503, ${ids}) (SDK Attempt Count: 1)`,
      }),
    );
    expect(contentsOf(there.objects)).toEqual({});
  });

  test('leave nothing in a folder when the run is stopped', async () => {
    const folder = newFolder({ 'b/.keep': '' });
    const objects = new (services().objects.constructor as new (options: object) => ObjectStore)({ folder });
    const sink = await openResults(resultsRequest({ Bucket: 'b' }), { ...services(), random: () => 0, objects });
    for (let index = 0; index < 200; index++) await sink.add(ended(index, 'SUCCEEDED', 'x'.repeat(1000)));
    expect(filesIn(folder)).toHaveLength(3);
    sink.abort!();
    expect(filesIn(folder)).toEqual(['b', 'b/.keep']);
    expect(() =>
      openResults(resultsRequest({ Bucket: 'b', Prefix: '.keep' }), { ...services(), random: () => 0, objects }),
    ).toThrow(HarnessError);
  });
});

test('starts a new file when one is large enough', async () => {
  const there = services();
  const bucket = there.objects.bucket('b')!;
  const files = new ResultFiles({
    keyOf: (index) => `f_${index}`,
    create: (key) => bucket.create(key, {}),
    asLines: false,
    maxBytes: 70_000,
  });
  for (let i = 0; i < 5; i++) await files.add(JSON.stringify('x'.repeat(40_000)));
  expect(await files.finish()).toEqual([
    { Key: 'f_0', Size: 2 * 40_002 + 3 },
    { Key: 'f_1', Size: 2 * 40_002 + 3 },
    { Key: 'f_2', Size: 40_002 + 2 },
  ]);
  expect(textOf(bucket.open('f_2') as OpenObject)).toBe(`["${'x'.repeat(40_000)}"]`);
});

describe("results that become the state's own", () => {
  test.each<[ResultsRequest['config'], Json]>([
    [{}, [expect.objectContaining({ Error: 'Wrong' }) as never, [1, { a: 1 }], 'x', expect.anything() as never]],
    [
      { Transformation: 'FLATTEN' },
      [expect.objectContaining({ Error: 'Wrong' }) as never, 1, { a: 1 }, 'x', expect.anything() as never],
    ],
    [
      { Transformation: 'NONE' },
      [0, 1, 2, 3].map((index) => expect.objectContaining({ Name: `child-${index}` }) as never),
    ],
  ])('are in the order of the items: %j', async (config, expected) => {
    expect(await write(await openResults(resultsRequest(undefined, config), services()), children)).toEqual(expected);
  });
});
