import type { AwsAnswer } from '../../../../src/tasks/integrations/border/AwsCall';
import { s3Operations, s3Protocol } from '../../../../src/tasks/integrations/protocols/s3Protocol';
import { readS3Request } from '../../../../src/tasks/integrations/protocols/s3Requests';
import type { WireRequest } from '../../../../src/tasks/integrations/protocols/WireCall';
import type { JsonObject } from '../../../../src/util/json';

const ids = { 'x-amz-request-id': '0123456789ABCDEF', 'x-amz-id-2': '0123456789ABCDEF0123456789ABCDEF' };
const xmlHeaders = { ...ids, 'Content-Type': 'application/xml' };
const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Sends a request that gets this answer; returns the response and what was asked. */
async function send(line: string, answer: Partial<AwsAnswer>, headers: Record<string, string> = {}, body = '') {
  const [method = '', path = ''] = line.split(' ');
  const request: WireRequest = { method, path, headers, body: Buffer.from(body) };
  const asked: unknown[] = [];
  const ask = (action: string, input: JsonObject, content?: Uint8Array): Promise<AwsAnswer> => {
    asked.push([action, input, content?.toString()]);
    return Promise.resolve({ requestId: 'r', ...answer } as AwsAnswer);
  };
  const response = await s3Protocol(request, readS3Request(request), {
    requestId: '01234567-89ab-cdef-0123-456789abcdef',
    ask,
  });
  return { asked, response };
}

test('an object has its headers, and its bytes as they are', async () => {
  const body = Buffer.from([0xff, 0]);
  const output = {
    ContentType: 'x/y',
    ETag: '"e"',
    LastModified: '2024-01-02T03:04:05.000Z',
    Metadata: { owner: 'me', n: 1 },
    AcceptRanges: 'bytes',
    Unknown: 'not a header',
    Body: 'not used',
  };
  expect(await send('GET /b/k', { output, body })).toEqual({
    asked: [['getObject', { Bucket: 'b', Key: 'k' }, undefined]],
    response: {
      statusCode: 200,
      headers: {
        ...ids,
        'Content-Type': 'x/y',
        ETag: '"e"',
        'Last-Modified': 'Tue, 02 Jan 2024 03:04:05 GMT',
        'x-amz-meta-owner': 'me',
        'x-amz-meta-n': '1',
        'Accept-Ranges': 'bytes',
      },
      body,
    },
  });
});

test('a part of an object has status 206; without bytes its body is the text in the output', async () => {
  const part = await send('GET /b/k', { output: { ContentRange: 'bytes 0-1/5', Body: 'he' } });
  const json = await send('GET /b/k', { output: { Body: { a: 1 } } });
  const none = await send('GET /b/k', { output: {} });
  expect([part, json, none].map(({ response }) => [response.statusCode, response.body])).toEqual([
    [206, 'he'],
    [200, '{"a":1}'],
    [200, ''],
  ]);
});

test('HeadObject has a length and no body, even when it fails', async () => {
  const found = await send('HEAD /b/k', { output: { ContentLength: 12 } });
  const empty = await send('HEAD /b/k', { output: {} });
  const exception = { code: 'NoSuchKeyException', queryCode: 'NoSuchKey', message: 'gone', statusCode: 404 };
  const failed = await send('HEAD /b/k', { error: 'S3.NoSuchKeyException', exception });
  expect([found.response, empty.response, failed.response]).toEqual([
    { statusCode: 200, headers: { ...ids, 'Content-Length': '12' }, body: '' },
    { statusCode: 200, headers: { ...ids, 'Content-Length': '0' }, body: '' },
    { statusCode: 404, headers: xmlHeaders, body: '' },
  ]);
});

test('an error is XML, with its code as on the wire', async () => {
  const exception = { code: 'NoSuchKeyException', queryCode: 'x', message: 'a < b', statusCode: 404 };
  const { response } = await send('GET /b/k', { error: 'S3.NoSuchKeyException', exception });
  expect(response).toEqual({
    statusCode: 404,
    headers: xmlHeaders,
    body: `${prolog}<Error><Code>NoSuchKey</Code><Message>a &lt; b</Message><RequestId>0123456789ABCDEF</RequestId></Error>`,
  });
});

test('an upload passes its content on; an incomplete one asks nobody', async () => {
  const chunked = { 'content-encoding': 'aws-chunked' };
  const whole = await send('PUT /b/k', { output: { ETag: '"e"' } }, chunked, '2\r\nhi\r\n0\r\n\r\n');
  expect(whole).toEqual({
    asked: [['putObject', { Bucket: 'b', Key: 'k' }, 'hi']],
    response: { statusCode: 200, headers: { ...ids, ETag: '"e"' }, body: '' },
  });
  const cut = await send('PUT /b/k', { output: {} }, chunked, '9\r\nhi');
  expect(cut).toEqual({
    asked: [],
    response: {
      statusCode: 400,
      headers: xmlHeaders,
      body:
        `${prolog}<Error><Code>IncompleteBody</Code><Message>The body of the request ends in the middle of a ` +
        'chunk.</Message><RequestId>0123456789ABCDEF</RequestId></Error>',
    },
  });
});

test.each([
  [
    'DELETE /b/k',
    { DeleteMarker: true, VersionId: 'v' },
    204,
    { 'x-amz-delete-marker': 'true', 'x-amz-version-id': 'v' },
    '',
  ],
  [
    'PUT /b/k',
    { CopyObjectResult: { ETag: '"e"', LastModified: 't' } },
    200,
    { 'Content-Type': 'application/xml' },
    `${prolog}<CopyObjectResult ${xmlns}><ETag>&quot;e&quot;</ETag><LastModified>t</LastModified></CopyObjectResult>`,
  ],
  [
    'POST /b?delete',
    { Deleted: [{ Key: 'a&b' }, { Key: 'c', VersionId: null }], Errors: [{ Key: 'd', Code: 'AccessDenied' }] },
    200,
    { 'Content-Type': 'application/xml' },
    `${prolog}<DeleteResult ${xmlns}><Deleted><Key>a&amp;b</Key></Deleted><Deleted><Key>c</Key></Deleted>` +
      '<Error><Key>d</Key><Code>AccessDenied</Code></Error></DeleteResult>',
  ],
])('%s answers %j', async (line, output, statusCode, headers, body) => {
  const source: Record<string, string> = line.startsWith('PUT') ? { 'x-amz-copy-source': '/a/b' } : {};
  const { response } = await send(line, { output }, source);
  expect(response).toEqual({ statusCode, headers: { ...ids, ...headers }, body });
});

test('a listing has an element for each object, with encoded keys for a client that asks for them', async () => {
  const output = {
    Name: 'b',
    Prefix: 'a b/',
    KeyCount: 1,
    IsTruncated: false,
    Contents: [{ Key: 'a b/ü&', Size: 3, Owner: { ID: 'me' } }],
    CommonPrefixes: [{ Prefix: 'a b/c/' }],
    NextContinuationToken: null,
  };
  const plain = await send('GET /b?list-type=2', { output });
  const encoded = await send('GET /b?list-type=2&encoding-type=url', { output });
  const listing = (prefix: string, key: string, more: string) =>
    `${prolog}<ListBucketResult ${xmlns}><Name>b</Name><Prefix>${prefix}/</Prefix><KeyCount>1</KeyCount>` +
    `<IsTruncated>false</IsTruncated><Contents><Key>${prefix}/${key}</Key><Size>3</Size><Owner><ID>me</ID></Owner>` +
    `</Contents><CommonPrefixes><Prefix>${prefix}/c/</Prefix></CommonPrefixes>${more}</ListBucketResult>`;
  expect([plain.response.body, encoded.response.body]).toEqual([
    listing('a b', 'ü&amp;', ''),
    listing('a%20b', '%C3%BC%26', '<EncodingType>url</EncodingType>'),
  ]);
});

test('names the operations that it supports', () => {
  expect(s3Operations).toEqual([
    'GetObject',
    'HeadObject',
    'PutObject',
    'CopyObject',
    'DeleteObject',
    'DeleteObjects',
    'ListObjectsV2',
  ]);
});
