import { HarnessError } from '../../../../src/errors/HarnessError';
import type { Json } from '../../../../src/util/json';
import { TestIo } from '../support';

const ids = 'Request ID: 0000000000000000, Extended Request ID: ' + Buffer.alloc(56).toString('base64');

async function outcome(io: TestIo, action: string, parameters: Json): Promise<unknown> {
  return (await io.reply(`aws-sdk:s3:${action}`, parameters)).outcome;
}

function ioWith(objects: Readonly<Record<string, string>>): TestIo {
  const io = new TestIo();
  io.objects.createBucket('b');
  for (const [key, content] of Object.entries(objects)) io.objects.put('b', key, Buffer.from(content));
  return io;
}

describe('a task that calls S3', () => {
  test('stores JSON text, and reads it as text', async () => {
    const io = ioWith({});
    expect(
      await outcome(io, 'putObject', { Bucket: 'b', Key: 'k', Body: 'hello\nπ', Metadata: { 'Mixed-Key': 'v' } }),
    ).toEqual({
      output: {
        ChecksumCRC32: expect.stringMatching(/^[\w+/]{6}==$/),
        ChecksumType: 'FULL_OBJECT',
        ETag: '"c6ec2e91cee2c8f93ac3ea352875c365"',
        ServerSideEncryption: 'AES256',
      },
    });
    const read = (await outcome(io, 'getObject', { Bucket: 'b', Key: 'k' })) as { output: object };
    expect(read).toEqual({
      output: {
        AcceptRanges: 'bytes',
        ContentLength: 11,
        ContentType: 'text/plain; charset=UTF-8',
        ETag: expect.stringMatching(/^"[\da-f]{32}"$/),
        LastModified: '2024-01-02T03:04:05Z',
        Metadata: { 'mixed-key': 'v' },
        ServerSideEncryption: 'AES256',
        Body: '"hello\\nπ"',
      },
    });
    expect(Object.keys(read.output).at(-1)).toBe('Body');
    await outcome(io, 'putObject', { Bucket: 'b', Key: 'n', Body: null, ContentType: null });
    expect(await outcome(io, 'getObject', { Bucket: 'b', Key: 'n' })).toMatchObject({ output: { Body: 'null' } });
  });

  test('is answered at once', () => {
    expect(ioWith({ k: 'x' }).ask('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' })).not.toBeInstanceOf(Promise);
  });

  test('reads a range', async () => {
    const io = ioWith({ k: '0123456789' });
    const range = (Range: string): Promise<unknown> => outcome(io, 'getObject', { Bucket: 'b', Key: 'k', Range });
    expect(await range('bytes=2-4')).toMatchObject({
      output: { Body: '234', ContentLength: 3, ContentRange: 'bytes 2-4/10' },
    });
    expect(await range('bytes=-2')).toMatchObject({ output: { Body: '89', ContentRange: 'bytes 8-9/10' } });
    expect(await range('bytes=8-99')).toMatchObject({ output: { Body: '89' } });
    expect(await range('bytes=10-')).toMatchObject({ error: 'S3.InvalidRangeException' });
  });

  test('is told what S3 refuses', async () => {
    const io = ioWith({ k: '' });
    expect(await outcome(io, 'getObject', { Bucket: 'b', Key: 'none' })).toEqual({
      error: 'S3.NoSuchKeyException',
      cause: `The specified key does not exist. (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`,
    });
    expect(await outcome(io, 'headObject', { Bucket: 'b', Key: 'none' })).toEqual({
      error: 'S3.NoSuchKeyException',
      cause: `null (Service: S3, Status Code: 404, ${ids}) (SDK Attempt Count: 1)`,
    });
    expect(await outcome(io, 'getObject', { Bucket: 'b', Key: 'k', ExpectedBucketOwner: '111111111111' })).toEqual({
      error: 'S3.AccessDeniedException',
      cause: `Access Denied (Service: S3, Status Code: 403, ${ids}) (SDK Attempt Count: 1)`,
    });
    io.objects.refuse({ bucket: 'b', code: 'SlowDown', times: 1 });
    expect(await outcome(io, 'listObjectsV2', { Bucket: 'b' })).toEqual({
      error: 'S3.SlowDownException',
      cause: `Please reduce your request rate. (Service: S3, Status Code: 503, ${ids}) (SDK Attempt Count: 1)`,
    });
    expect(await outcome(io, 'listObjectsV2', { Bucket: 'b' })).toMatchObject({ output: { KeyCount: 1 } });
  });

  test('copies, looks at and deletes', async () => {
    const io = ioWith({ 'a b': 'x' });
    expect(await outcome(io, 'copyObject', { Bucket: 'b', Key: 'c', CopySource: 'b/a%20b' })).toEqual({
      output: {
        CopyObjectResult: { ETag: '"9dd4e461268c8034f5c8564e155c67a6"', LastModified: '2024-01-02T03:04:05Z' },
        ServerSideEncryption: 'AES256',
      },
    });
    expect(await outcome(io, 'copyObject', { Bucket: 'b', Key: 'c', CopySource: 'none/x' })).toMatchObject({
      error: 'S3.NoSuchBucketException',
    });
    expect(await outcome(io, 'headObject', { Bucket: 'b', Key: 'c' })).toMatchObject({ output: { ContentLength: 1 } });
    expect(await outcome(io, 'deleteObject', { Bucket: 'b', Key: 'c' })).toEqual({ output: {} });
    expect(await outcome(io, 'deleteObjects', { Bucket: 'b', Delete: { Objects: [{ Key: 'a b' }] } })).toEqual({
      output: { Deleted: [{ Key: 'a b' }] },
    });
    expect(await outcome(io, 'listObjectsV2', { Bucket: 'b' })).toEqual({
      output: { IsTruncated: false, KeyCount: 0, MaxKeys: 1000, Name: 'b', Prefix: '' },
    });
  });

  test('lists by pages, with what keys have in common', async () => {
    const io = ioWith({ 'a/1': '', 'a/2': '', b: '', 'c/1': '', 'c/d/2': '', e: '' });
    const pages: object[] = [];
    let token: Json = null;
    do {
      const reply = (await outcome(io, 'listObjectsV2', {
        Bucket: 'b',
        Delimiter: '/',
        MaxKeys: 2,
        ContinuationToken: token,
      })) as { output: Record<string, Json> };
      const { Contents = [], CommonPrefixes = [], IsTruncated, KeyCount, NextContinuationToken = null } = reply.output;
      pages.push({ keys: (Contents as any[]).map(({ Key }) => Key), CommonPrefixes, IsTruncated, KeyCount });
      token = NextContinuationToken;
    } while (token !== null);
    expect(pages).toEqual([
      { keys: ['b'], CommonPrefixes: [{ Prefix: 'a/' }], IsTruncated: true, KeyCount: 2 },
      { keys: ['e'], CommonPrefixes: [{ Prefix: 'c/' }], IsTruncated: false, KeyCount: 2 },
    ]);
    expect(await outcome(io, 'listObjectsV2', { Bucket: 'b', Prefix: 'c/', Delimiter: '/' })).toEqual({
      output: {
        CommonPrefixes: [{ Prefix: 'c/d/' }],
        Contents: [
          {
            ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
            Key: 'c/1',
            LastModified: '2024-01-02T03:04:05Z',
            Size: 0,
            StorageClass: 'STANDARD',
          },
        ],
        Delimiter: '/',
        IsTruncated: false,
        KeyCount: 2,
        MaxKeys: 1000,
        Name: 'b',
        Prefix: 'c/',
      },
    });
  });

  test('that says what the store does not know is a mistake', () => {
    expect(() =>
      ioWith({ k: '' }).ask('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k', IfMatch: 'x', PartNumber: null }),
    ).toThrow(
      new HarnessError(
        "State 'Step' calls arn:aws:states:::aws-sdk:s3:getObject with IfMatch, which the S3 in this process does not support. " +
          `Mock the state: machine.mock('Step').returns({ … }), or POST …/mocks {"state":"Step","returns":{}}`,
      ),
    );
  });

  test('is left to an endpoint when the bucket is not in the store, or the action is none of its own', () => {
    const io = ioWith({});
    expect(io.ask('aws-sdk:s3:getObject', { Bucket: 'other', Key: 'k' })).toBeUndefined();
    expect(io.ask('aws-sdk:s3:getBucketAcl', { Bucket: 'b' })).toBeUndefined();
  });
});
