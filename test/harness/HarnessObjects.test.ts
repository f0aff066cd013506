import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../src/errors/HarnessError';
import type { Run } from '../../src/harness/run/Run';
import type { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-s3-'));

beforeAll(() => {
  fs.mkdirSync(path.join(folder, 'data/in'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'data/in/rows.csv'), 'id,v\n1,a\n2,b\n');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const s3 = (call: string): string => `arn:aws:states:::s3:${call}`;

function mapOver(reader: object, more: object = {}): object {
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
  const ItemProcessor = { ProcessorConfig, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  return { StartAt: 'M', States: { M: { Type: 'Map', ItemReader: reader, ItemProcessor, ...more, End: true } } };
}

const csv = {
  Resource: s3('getObject'),
  ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
  Parameters: { Bucket: 'data', Key: 'in/rows.csv' },
};
const writer = {
  ResultWriter: {
    Resource: s3('putObject'),
    Parameters: { Bucket: 'data', Prefix: 'out' },
    WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
  },
};
const rows = [
  { id: '1', v: 'a' },
  { id: '2', v: 'b' },
];

describe.each(['process', 'http'] as const)('objects of a test, in place %s', (target) => {
  const stepmill = (options: StepmillOptions = {}): Stepmill => places.open({ target, seed: 1, ...options });

  function run(sfn: Stepmill, definition: object): Promise<Run> {
    return sfn.stateMachine(definition).run({});
  }

  test('are read by a Distributed Map, and its results are there to be looked at', async () => {
    const sfn = stepmill();
    await sfn.s3.put('data', 'in/rows.csv', 'id,v\n1,a\n2,b\n');
    const { status, output } = await run(sfn, mapOver(csv, writer));
    const key = (output as { ResultWriterDetails: { Key: string } }).ResultWriterDetails.Key;
    expect([status, output]).toEqual([
      'SUCCEEDED',
      {
        MapRunArn: expect.any(String),
        ResultWriterDetails: { Bucket: 'data', Key: expect.stringMatching(/^out\/[-\da-f]{36}\/manifest\.json$/) },
      },
    ]);
    expect(await sfn.s3.keys('data')).toEqual(['in/rows.csv', key.replace('manifest.json', 'SUCCEEDED_0.jsonl'), key]);
    expect(await sfn.s3.json('data', key.replace('manifest.json', 'SUCCEEDED_0.jsonl'))).toEqual(rows);
    expect(await sfn.s3.json('data', key)).toMatchObject({ ResultFiles: { FAILED: [], PENDING: [] } });
  });

  test.each(['$.from_previous', '$[0]', '$.no_such_path'])(
    'are read whole: ItemsPath %s beside an ItemReader is not applied',
    async (ItemsPath) => {
      const sfn = stepmill();
      await sfn.s3.put('data', 'a.json', '[["a"]]');
      const Parameters = { Bucket: 'data', Key: 'a.json' };
      const json = { Resource: s3('getObject'), ReaderConfig: { InputType: 'JSON' }, Parameters };
      const { status, output } = await run(sfn, mapOver(json, { ItemsPath }));
      expect([status, output]).toEqual(['SUCCEEDED', [['a']]]);
    },
  );

  test('are shared with tasks', async () => {
    const sfn = stepmill();
    await sfn.s3.createBucket('data');
    const Parameters = { Bucket: 'data', Key: 'a.json', Body: { n: 1 } };
    const put = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:putObject', Parameters, End: true };
    expect((await run(sfn, { StartAt: 'Put', States: { Put: put } })).status).toBe('SUCCEEDED');
    expect(await sfn.s3.text('data', 'a.json')).toBe('{"n":1}');
    await sfn.s3.delete('data', 'a.json');
    const get = {
      ...put,
      Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
      Parameters: { Bucket: 'data', Key: 'a.json' },
    };
    expect((await run(sfn, { StartAt: 'Get', States: { Get: get } })).error).toBe('S3.NoSuchKeyException');
  });

  test('keep nothing waiting after a test that has asked for one and ended', async () => {
    const sfn = stepmill();
    const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
    await sfn.s3.createBucket('data');
    void sfn.s3.text('data', 'none').catch(() => undefined);
    await sfn.endTest();
    expect((await run(sfn, pass)).status).toBe('SUCCEEDED');
  });

  test('are those of a folder, which stays as it is', async () => {
    const sfn = stepmill({ s3: folder });
    expect((await run(sfn, mapOver(csv))).output).toEqual(rows);
    expect((await run(sfn, mapOver(csv, writer))).status).toBe('SUCCEEDED');
    expect(await sfn.s3.keys('data', 'out/')).toHaveLength(2);
    await sfn.reset();
    expect(await sfn.s3.keys('data')).toEqual(['in/rows.csv']);
    expect(fs.readdirSync(path.join(folder, 'data'))).toEqual(['in']);
  });

  test('can be refused: to the reader, which a Catch may take, and to the writer before anything runs', async () => {
    const sfn = stepmill({ s3: folder });
    await sfn.s3.fail('data', 'SlowDown', { action: 'getObject', times: 1 });
    const failed = await run(sfn, mapOver(csv));
    expect([failed.error, failed.cause]).toEqual([
      'States.ItemReaderFailed',
      expect.stringMatching(
        /^Please reduce your request rate\. \(Service: S3, Status Code: 503, Request ID: .*\) \(SDK Attempt Count: 1\)$/,
      ),
    ]);
    expect((await run(sfn, mapOver(csv))).output).toEqual(rows);
    await sfn.s3.fail('data', 'AccessDenied', { action: 'putObject' });
    const denied = await run(sfn, mapOver(csv, writer));
    expect([denied.error, denied.cause]).toEqual([
      'States.Runtime',
      expect.stringMatching(
        /^An error occurred while executing the state 'M' \(entered at the event id #2\)\. Failed to write a test manifest into the specified output bucket\. Access Denied \(Service: S3, Status Code: 403/,
      ),
    ]);
  });

  test('cannot be refused by a call that there is not, or never: the test would be green for nothing', () => {
    const { s3 } = stepmill();
    expect(() => s3.fail('data', 'SlowDown', { action: 'getObjct' as never })).toThrow(
      "S3 refuses no call 'getObjct'. Did you mean 'getObject'?",
    );
    expect(() => s3.fail('data', undefined as never)).toThrow(
      'The code of sfn.s3.fail(bucket, code) must be a string, not undefined.',
    );
    expect(() => s3.fail({ bucket: 'data' } as never, 'SlowDown')).toThrow(
      'The name of the bucket of sfn.s3.fail(bucket, code) must be a string, not [object Object].',
    );
    expect(() => s3.fail('data', 'SlowDown', { times: 0 })).toThrow(
      'The number of times of sfn.s3.fail(…) must be a whole number from 1, not 0.',
    );
  });

  test('need not be there when the call of the reader or writer is mocked', async () => {
    const sfn = stepmill();
    sfn.mock.service('s3', 'getObject').returns({ Body: 'id,v\n1,a\n2,b\n' });
    expect((await run(sfn, mapOver(csv))).output).toEqual(rows);
    sfn.mock.service('s3', 'putObject').returns({});
    expect((await run(sfn, mapOver(csv, writer))).output).toMatchObject({ ResultWriterDetails: { Bucket: 'data' } });
    sfn.mock.service('s3', 'getObject').throws('S3.NoSuchKeyException', 'gone');
    const failed = await run(sfn, mapOver(csv));
    expect([failed.error, failed.cause]).toEqual(['States.ItemReaderFailed', 'gone']);
    sfn.mock
      .service('s3', 'listObjectsV2')
      .returns({ Contents: [{ Key: 'a', Size: 3, ETag: '"e"', LastModified: '2024-01-02T03:04:05Z' }] });
    const listed = mapOver({ Resource: s3('listObjectsV2'), Parameters: { Bucket: 'data' } });
    expect((await run(sfn, listed)).output).toEqual([
      { Etag: '"e"', Key: 'a', LastModified: 1704164645, Size: 3, StorageClass: 'STANDARD' },
    ]);
  });

  test('that nobody has fail the test, with the lines to write', async () => {
    const sfn = stepmill();
    await expect(run(sfn, mapOver(csv))).rejects.toThrow(
      /State 'M' calls s3:getObject of the bucket 'data', but there is no S3\. Write one of:\n {2}in the test: sfn\.s3\.put\('data', 'in\/rows\.csv', content\)/,
    );
  });

  test('are told when they are looked for in vain', async () => {
    const sfn = stepmill();
    await expect(sfn.s3.keys('data')).rejects.toThrow(new HarnessError("There is no bucket 'data'."));
    await expect(sfn.s3.text('data', 'a')).rejects.toThrow(
      new HarnessError("There is no object 'a' in the bucket 'data'. There is no such bucket."),
    );
    await sfn.s3.put('data', 'b', Buffer.from([1, 2]));
    expect(await sfn.s3.bytes('data', 'b')).toEqual(Buffer.from([1, 2]));
    await expect(sfn.s3.text('data', 'a')).rejects.toThrow(
      new HarnessError("There is no object 'a' in the bucket 'data'. There are: 'b'."),
    );
    await expect(sfn.s3.put('data', 'c', undefined)).rejects.toThrow(
      new HarnessError('The content of an object must be a string, bytes, or a value that JSON can represent.'),
    );
  });
});
