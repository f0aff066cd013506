import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { HarnessError } from '../../../src/errors/HarnessError';
import type { ItemsRequest } from '../../../src/contract/mapRun';
import { openItems } from '../../../src/tasks/items/openItems';
import { isArray, toText, type Json, type JsonObject } from '../../../src/util/json';
import { readAllOf, readItems, request, services } from './support';

const ids = `Request ID: 0000000000000000, Extended Request ID: ${Buffer.alloc(56).toString('base64')}`;

function failed(errorCause: string | RegExp): unknown {
  const cause = typeof errorCause === 'string' ? errorCause : expect.stringMatching(errorCause);
  return expect.objectContaining({ error: 'States.ItemReaderFailed', errorCause: cause });
}

function getObject(key: string, config: ItemsRequest['config'], more: JsonObject = {}): ItemsRequest {
  return request('getObject', { Bucket: 'b', Key: key, ...more }, config);
}

async function values(
  from: Parameters<typeof services>[0],
  config: ItemsRequest['config'],
  key?: string,
): Promise<Json[]> {
  return (await readAllOf(getObject(key ?? Object.keys(from!)[0]!, config), services(from))).values;
}

const csv = 'id,v\n1,a\n2,b\n3,c\n';
const jsonl = '{"n":1}\n{"n":2}\n{"n":3}\n';

describe('an object', () => {
  test('is read as CSV, JSON or JSONL, with its address as the source of each item', async () => {
    const from = services({ 'in/a.csv': csv, 'a.jsonl': jsonl, 'a.json': '[{"n": 1}, 2, "x"]' });
    expect(await readAllOf(getObject('in/a.csv', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }), from)).toEqual({
      values: [
        { id: '1', v: 'a' },
        { id: '2', v: 'b' },
        { id: '3', v: 'c' },
      ],
      keys: [],
      sources: ['s3://b/in/a.csv', 's3://b/in/a.csv', 's3://b/in/a.csv'],
    });
    const given = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x'], CSVDelimiter: 'PIPE' };
    expect((await readAllOf(getObject('in/a.csv', given), from)).values).toEqual([
      { x: 'id,v' },
      { x: '1,a' },
      { x: '2,b' },
      { x: '3,c' },
    ]);
    expect((await readAllOf(getObject('a.jsonl', { InputType: 'JSONL' }), from)).values).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
    expect((await readAllOf(getObject('a.json', { InputType: 'JSON' }), from)).values).toEqual([{ n: 1 }, 2, 'x']);
  });

  test('gives as many items as MaxItems says', async () => {
    const read = async (MaxItems: Json): Promise<number> =>
      (await values({ a: jsonl }, { InputType: 'JSONL', MaxItems })).length;
    expect(await read(2)).toBe(2);
    expect(await read(0)).toBe(3);
    expect(await read(100_000_001)).toBe(3);
    await expect(read(-1)).rejects.toEqual(failed('field MaxItems must be positive'));
  });

  test('is read no further than MaxItems', async () => {
    expect(
      await values({ a: '1\n2\nnot JSON\n' }, { InputType: 'JSONL', MaxItems: 3 }).catch((e: unknown) => e),
    ).toEqual(failed(/^Line 3/));
    const large = `${'1\n'.repeat(200_000)}not JSON\n`;
    expect(await values({ a: large }, { InputType: 'JSONL', MaxItems: 5 })).toEqual([1, 1, 1, 1, 1]);
  });

  test('is unpacked when its key says so', async () => {
    expect(await values({ 'a.jsonl.gz': zlib.gzipSync(jsonl) }, { InputType: 'JSONL' })).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
    expect(await values({ 'A.JSON.GZ': zlib.gzipSync('[1]') }, { InputType: 'JSON' })).toEqual([1]);
    const zstd = Buffer.from('KLUv/QRYwQAAeyJuIjoxfQp7Im4iOjJ9CnsibiI6M30KkvFjsw==', 'base64');
    for (const key of ['a.jsonl.zst', 'a.zstd'])
      expect(await values({ [key]: zstd }, { InputType: 'JSONL' })).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await expect(values({ 'a.zst': zstd.subarray(0, 20) }, { InputType: 'JSONL' })).rejects.toEqual(
      failed(/^The ZSTD data of the object cannot be decompressed: /),
    );
    await expect(values({ 'a.gz': zlib.gzipSync(jsonl).subarray(0, 20) }, { InputType: 'JSONL' })).rejects.toEqual(
      failed('The GZIP data of the object cannot be decompressed: unexpected end of file'),
    );
    await expect(values({ 'a.gz': jsonl }, { InputType: 'JSONL' })).rejects.toEqual(
      failed('The GZIP data of the object cannot be decompressed: incorrect header check'),
    );
  });

  test('of many packed megabytes comes piece by piece, and closing it ends that', async () => {
    const packed = zlib.gzipSync('{"n":"0123456789"}\n'.repeat(500_000));
    const items = await openItems(getObject('a.gz', { InputType: 'JSONL' }), services({ 'a.gz': packed }));
    let count = 0;
    for (let batch = await items.next(1000); batch !== undefined; batch = await items.next(1000))
      count += batch.values.length;
    expect(count).toBe(500_000);
    items.close!();
    const other = await openItems(getObject('a.gz', { InputType: 'JSONL' }), services({ 'a.gz': packed }));
    expect((await other.next(1))!.values).toHaveLength(1);
    other.close!();
    other.close!();
  });

  test('of JSON has its items where ItemsPointer says, also as the members of an object', async () => {
    const from = { 'a.json': '{"data": {"items": [1, 2], "by": {"x": 1, "y": [2]}}}' };
    expect(await values(from, { InputType: 'JSON', ItemsPointer: '/data/items' })).toEqual([1, 2]);
    const read = await readAllOf(getObject('a.json', { InputType: 'JSON', ItemsPointer: '/data/by' }), services(from));
    expect(read).toEqual({ values: [1, [2]], keys: ['x', 'y'], sources: ['s3://b/a.json', 's3://b/a.json'] });
    await expect(values(from, { InputType: 'JSON', ItemsPointer: '/data/none' })).rejects.toEqual(
      failed("The ItemsPointer '/data/none' leads to nothing in the JSON file."),
    );
    await expect(values(from, { InputType: 'JSON', ItemsPointer: '/data/items/0' })).rejects.toEqual(
      failed('Attempting to map over non-iterable node.'),
    );
    await expect(values({ a: '{' }, { InputType: 'JSON', ItemsPointer: '/a' })).rejects.toEqual(
      failed(/^The file is not JSON: /),
    );
  });

  test('may be asked for in a version, and of an owner', async () => {
    const from = services();
    from.objects.put('b', 'k', Buffer.from('[1]'), { versionId: 'v1' });
    from.objects.put('b', 'k', Buffer.from('[2]'), { versionId: 'v2' });
    const read = async (more: JsonObject): Promise<Json[]> =>
      (await readAllOf(getObject('k', { InputType: 'JSON' }, more), from)).values;
    expect(await read({ VersionId: 'v1' })).toEqual([1]);
    expect(await read({ ExpectedBucketOwner: '123456789012' })).toEqual([2]);
    await expect(read({ VersionId: 'v3' })).rejects.toEqual(
      failed(`The specified version does not exist. (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`),
    );
    await expect(read({ ExpectedBucketOwner: '111111111111' })).rejects.toEqual(
      failed(`Access Denied (Service: S3, Status Code: 403, ${ids}) (SDK Attempt Count: 1)`),
    );
  });

  test('that is not there, or that S3 refuses, fails the reader', async () => {
    const from = services({ a: '[]' });
    const read = (itemsRequest: ItemsRequest): Promise<unknown> => readAllOf(itemsRequest, from);
    await expect(read(getObject('none', { InputType: 'JSON' }))).rejects.toEqual(
      failed(`The specified key does not exist. (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`),
    );
    await expect(read(request('getObject', { Bucket: 'none', Key: 'a' }, { InputType: 'JSON' }))).rejects.toEqual(
      failed(`The specified bucket does not exist (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`),
    );
    from.objects.refuse({ bucket: 'b', action: 'getObject', code: 'SlowDown', times: 1 });
    await expect(read(getObject('a', { InputType: 'JSON' }))).rejects.toEqual(
      failed(/^Please reduce your request rate\./),
    );
    expect(await read(getObject('a', { InputType: 'JSON' }))).toEqual({ values: [], keys: [], sources: [] });
  });

  test('without any S3 is a mistake of the set-up', async () => {
    const nothing = { ...services(), objects: new (services().objects.constructor as any)() };
    expect(() => openItems(getObject('in/a.csv', { InputType: 'CSV' }), nothing)).toThrow(
      new HarnessError(
        "State 'Map' calls s3:getObject of the bucket 'b', but there is no S3. Write one of:\n" +
          "  in the test: sfn.s3.put('b', 'in/a.csv', content), or PUT …/buckets/b/objects/in%2Fa.csv\n" +
          '  on the command line: --s3 DIR, with the objects in DIR/b\n' +
          "  by an endpoint: stepmill({ endpoints: { urls: { s3: 'http://127.0.0.1:…' } } }), or " +
          'AWS_ENDPOINT_URL_S3=http://127.0.0.1:… for stepmill run and start\n' +
          `  or mock the state as one step: machine.mock('Map').returns([ … ]), or POST …/mocks {"state":"Map","returns":[]}`,
      ),
    );
  });
});

describe('a Parquet file', () => {
  const fixture = (codec: string): Buffer => fs.readFileSync(path.join(__dirname, 'fixtures', `${codec}.parquet`));

  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD'])('is read with its pages %s', async (codec) => {
    const read = await readAllOf(
      getObject('a.parquet', { InputType: 'PARQUET' }),
      services({ 'a.parquet': fixture(codec) }),
    );
    expect(read.values.map(toText)).toEqual([
      '{"id":1,"name":"a","price":1.0,"ok":true,"at":"1970-01-01T00:00:00Z"}',
      '{"id":2,"name":"é","price":2.5,"ok":false,"at":"2024-01-02T03:04:05Z"}',
      '{"id":9007199254740993,"name":null,"price":-0.25,"ok":true,"at":"2024-01-02T03:04:05.123Z"}',
    ]);
  });

  test('is refused in a chosen version', async () => {
    const parameters = { Bucket: 'b', Key: 'a', VersionId: 'v1' };
    await expect(
      readAllOf(request('getObject', parameters, { InputType: 'PARQUET' }), services({ a: fixture('SNAPPY') })),
    ).rejects.toEqual(failed(/^S3 Version ID selection is not currently supported for PARQUET files$/));
  });

  test('that is none fails the reader, and one that is not read to its end leaves nothing', async () => {
    await expect(values({ a: 'id,v\n1,2\n' }, { InputType: 'PARQUET' })).rejects.toEqual(
      failed(/^The object cannot be read as a Parquet file: /),
    );
    const items = await openItems(getObject('a', { InputType: 'PARQUET' }), services({ a: fixture('SNAPPY') }));
    expect((await items.next(1))!.values).toHaveLength(1);
    items.close!();
    expect(await items.next(1)).toHaveProperty('values');
  });
});

describe('a listing', () => {
  const from = () => services({ 'in/b.csv': csv, 'in/a.csv': 'id,v\n9,z\n', 'in/': '', other: 'x' });

  test('has an item for each object', async () => {
    const read = await readAllOf(request('listObjectsV2', { Bucket: 'b', Prefix: 'in/' }), from());
    expect(read.values.map(toText)).toEqual([
      '{"Etag":"\\"d41d8cd98f00b204e9800998ecf8427e\\"","Key":"in/","LastModified":1.704164645E9,"Size":0,"StorageClass":"STANDARD"}',
      '{"Etag":"\\"cb5ff3943d507e1352dd09c1d7485e18\\"","Key":"in/a.csv","LastModified":1.704164645E9,"Size":9,"StorageClass":"STANDARD"}',
      expect.stringContaining('"Key":"in/b.csv"'),
    ]);
    expect(read.sources).toEqual(['s3://b', 's3://b', 's3://b']);
    expect((await readAllOf(request('listObjectsV2', { Bucket: 'b' }, { MaxItems: 1 }), from())).values).toHaveLength(
      1,
    );
    const nothing = await readAllOf(request('listObjectsV2', { Bucket: 'b', Prefix: 'none' }), from());
    expect(nothing.values).toEqual([]);
  });

  test('may stand for the items of its objects', async () => {
    const config = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', Transformation: 'LOAD_AND_FLATTEN' };
    const read = await readAllOf(request('listObjectsV2', { Bucket: 'b', Prefix: 'in/' }, config), from());
    expect(read).toEqual({
      values: [
        { id: '9', v: 'z' },
        { id: '1', v: 'a' },
        { id: '2', v: 'b' },
        { id: '3', v: 'c' },
      ],
      keys: [],
      sources: ['s3://b/in/a.csv', 's3://b/in/b.csv', 's3://b/in/b.csv', 's3://b/in/b.csv'],
    });
    const limited = await readAllOf(request('listObjectsV2', { Bucket: 'b' }, { ...config, MaxItems: 2 }), from());
    expect(limited.values).toEqual([
      { id: '9', v: 'z' },
      { id: '1', v: 'a' },
    ]);
  });

  test('whose object vanishes before it is read fails the reader', async () => {
    const there = from();
    const config = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', Transformation: 'LOAD_AND_FLATTEN' };
    const items = await openItems(request('listObjectsV2', { Bucket: 'b', Prefix: 'in/' }, config), there);
    await items.next(1);
    await there.objects.bucket('b')!.delete('in/b.csv');
    await expect(readItems(items)).rejects.toEqual(failed(/^The specified key does not exist\./));
  });
});

describe('a manifest', () => {
  const inventory = {
    sourceBucket: 'source',
    destinationBucket: 'arn:aws:s3:::b',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'data/1.csv.gz', size: 1 }, { key: 'data/2.csv.gz' }],
  };
  const files = {
    'data/1.csv.gz': zlib.gzipSync('"source","a%2Fb","3"\n"source","c","4"\n'),
    'data/2.csv.gz': zlib.gzipSync('"source","d","5"\n'),
  };

  test.each([{ ManifestType: 'S3_INVENTORY' }, { InputType: 'MANIFEST' }])(
    'of an inventory names rows: %j',
    async (config) => {
      const from = services({ ...files, 'manifest.json': JSON.stringify(inventory) });
      const read = await readAllOf(getObject('manifest.json', config), from);
      expect(read).toEqual({
        values: [
          { Bucket: 'source', Key: 'a%2Fb', Size: '3' },
          { Bucket: 'source', Key: 'c', Size: '4' },
          { Bucket: 'source', Key: 'd', Size: '5' },
        ],
        keys: [],
        sources: ['s3://b/manifest.json', 's3://b/manifest.json', 's3://b/manifest.json'],
      });
    },
  );

  test.each<[object | string, string | RegExp]>([
    ['{', /^The manifest of the S3 inventory is not JSON: /],
    ['[]', 'The manifest of the S3 inventory is not a JSON object.'],
    [{}, 'The manifest of the S3 inventory has no fileSchema, or no files.'],
    [{ ...inventory, fileFormat: 'ORC' }, 'The S3 inventory has files of the format "ORC", not CSV.'],
    [{ ...inventory, files: [{}] }, 'A file of the S3 inventory has no key.'],
    [{ ...inventory, files: [{ key: 'none' }] }, /^The specified key does not exist\./],
  ])('of an inventory that is wrong is refused: %j', async (manifest, cause) => {
    const content = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    await expect(values({ m: content }, { ManifestType: 'S3_INVENTORY' })).rejects.toEqual(failed(cause));
  });

  test('of Athena names files of another type', async () => {
    const from = services({
      'manifest.csv': 's3://b/data/1.gz\n"s3://b/data/2.gz"\n',
      'data/1.gz': zlib.gzipSync('{"n":1}\n'),
      'data/2.gz': zlib.gzipSync('{"n":2}\n{"n":3}\n'),
    });
    const read = await readAllOf(getObject('manifest.csv', { ManifestType: 'ATHENA_DATA', InputType: 'JSONL' }), from);
    expect(read).toEqual({
      values: [{ n: 1 }, { n: 2 }, { n: 3 }],
      keys: [],
      sources: ['s3://b/data/1.gz', 's3://b/data/2.gz', 's3://b/data/2.gz'],
    });
    await expect(values({ m: 'data/1.gz\n' }, { ManifestType: 'ATHENA_DATA', InputType: 'CSV' })).rejects.toEqual(
      failed("The manifest names 'data/1.gz', which is not an address like s3://bucket/key."),
    );
  });
});

test('what a reader config says without an object to read is a mistake', () => {
  expect(() => openItems(getObject('a', {}), services())).toThrow(/names nothing that can be read/);
  expect(isArray([])).toBe(true);
});
