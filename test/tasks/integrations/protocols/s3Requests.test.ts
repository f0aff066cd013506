import { contentOf, inputOfS3, readS3Request } from '../../../../src/tasks/integrations/protocols/s3Requests';
import type { WireRequest } from '../../../../src/tasks/integrations/protocols/WireCall';

function wire(line: string, headers: Record<string, string> = {}, body = ''): WireRequest {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, headers, body: Buffer.from(body, 'latin1') };
}

const read = (line: string, headers?: Record<string, string>) => {
  const { operation, bucket, key } = readS3Request(wire(line, headers));
  return [operation, bucket, key];
};

test.each([
  ['GET /', ['ListBuckets', '', '']],
  ['PUT /', ['PUT /', '', '']],
  ['GET /b', ['ListObjects', 'b', '']],
  ['GET /b/', ['ListObjects', 'b', '']],
  ['GET /b?list-type=2&prefix=a', ['ListObjectsV2', 'b', '']],
  ['GET /b?location', ['GetBucketLocation', 'b', '']],
  ['GET /b?policy', ['GetBucketPolicy', 'b', '']],
  ['POST /b?delete', ['DeleteObjects', 'b', '']],
  ['HEAD /b', ['HeadBucket', 'b', '']],
  ['GET /b/a/b%20c%2Fd', ['GetObject', 'b', 'a/b c/d']],
  ['GET /b/k?x-id=GetObject', ['GetObject', 'b', 'k']],
  ['HEAD /b/k', ['HeadObject', 'b', 'k']],
  ['PUT /b/k', ['PutObject', 'b', 'k']],
  ['PUT /b/k?partNumber=1&uploadId=u', ['UploadPart', 'b', 'k']],
  ['POST /b/k?uploads', ['CreateMultipartUpload', 'b', 'k']],
  ['POST /b/k?uploadId=u', ['CompleteMultipartUpload', 'b', 'k']],
  ['DELETE /b/k', ['DeleteObject', 'b', 'k']],
  ['DELETE /b/k?uploadId=u', ['AbortMultipartUpload', 'b', 'k']],
  ['PUT /b/k?tagging', ['PutObjectTagging', 'b', 'k']],
  ['POST /b/k?acl', ['POSTObjectAcl', 'b', 'k']],
  ['PATCH /b/k', ['PATCH Object', 'b', 'k']],
])('%s is %j', (line, expected) => {
  expect(read(line)).toEqual(expected);
});

test.each([
  ['b.s3.eu-west-1.amazonaws.com', ['GetObject', 'b', 'x/k']],
  ['b.s3-eu-west-1.amazonaws.com', ['GetObject', 'b', 'x/k']],
  ['b.dots.localhost:4566', ['GetObject', 'b', 'x/k']],
  ['b.localhost', ['GetObject', 'b', 'x/k']],
  ['localhost:4566', ['GetObject', 'x', 'k']],
  ['s3.eu-west-1.amazonaws.com', ['GetObject', 'x', 'k']],
  ['127.0.0.1:4566', ['GetObject', 'x', 'k']],
])('the bucket in the host %s', (host, expected) => {
  expect(read('GET /x/k', { host })).toEqual(expected);
});

test('a source in a header makes a copy', () => {
  const headers = { 'x-amz-copy-source': '/a/b' };
  expect(['PUT /b/k', 'PUT /b/k?partNumber=1', 'GET /b/k'].map((line) => read(line, headers)[0])).toEqual([
    'CopyObject',
    'UploadPartCopy',
    'GetObject',
  ]);
});

const input = (line: string, headers: Record<string, string> = {}, body = '') => {
  const request = wire(line, headers, body);
  return inputOfS3(request, readS3Request(request));
};

test("the input has the API's members of headers and query", () => {
  expect(
    input('GET /b/k?versionId=v&partNumber=2&response-content-type=x%2Fy&other=1', {
      range: 'bytes=0-1',
      'if-match': '"e"',
      'content-type': 'not of an upload',
      'x-amz-storage-class': '',
    }),
  ).toEqual({
    Bucket: 'b',
    Key: 'k',
    Range: 'bytes=0-1',
    IfMatch: '"e"',
    VersionId: 'v',
    PartNumber: '2',
    ResponseContentType: 'x/y',
  });
  expect(input('GET /b?list-type=2&prefix=a/&max-keys=5&start-after=z&delimiter=%2F&continuation-token=t')).toEqual({
    Bucket: 'b',
    Prefix: 'a/',
    MaxKeys: 5,
    StartAfter: 'z',
    Delimiter: '/',
    ContinuationToken: 't',
  });
});

test('an upload has its type, its encoding without the chunks of the wire, and its metadata', () => {
  expect(
    input('PUT /b/k', {
      'content-type': 'text/csv',
      'content-encoding': 'aws-chunked, gzip,br',
      'x-amz-meta-owner': 'me',
      'x-amz-meta-team': '',
      'x-amz-tagging': 'a=b',
    }),
  ).toEqual({
    Bucket: 'b',
    Key: 'k',
    Tagging: 'a=b',
    ContentType: 'text/csv',
    ContentEncoding: 'gzip, br',
    Metadata: { owner: 'me', team: '' },
  });
  expect(input('PUT /b/k', { 'content-encoding': 'aws-chunked' })).toEqual({ Bucket: 'b', Key: 'k' });
});

test('a deletion of several names each object, with its version', () => {
  const body =
    '<Delete xmlns="x"><Object><Key>a &amp; b</Key></Object><Object><Key>c</Key><VersionId>v</VersionId></Object>' +
    '<Quiet>true</Quiet></Delete>';
  expect(input('POST /b?delete', {}, body)).toEqual({
    Bucket: 'b',
    Delete: { Objects: [{ Key: 'a & b' }, { Key: 'c', VersionId: 'v' }], Quiet: true },
  });
  expect(input('POST /b?delete', {}, '<Delete/>')).toEqual({ Bucket: 'b', Delete: { Objects: [] } });
});

describe('contentOf', () => {
  const chunked = { 'content-encoding': 'gzip, aws-chunked' };
  const content = (headers: Record<string, string>, body: string) =>
    contentOf(wire('PUT /b/k', headers, body)).toString('latin1');

  test('an ordinary body is the object', () => {
    expect(content({}, '3\r\nabc\r\n0\r\n\r\n')).toBe('3\r\nabc\r\n0\r\n\r\n');
  });

  test('chunks are joined, with signatures and trailing headers left out', () => {
    const signed =
      '5;chunk-signature=ab\r\nhe\r\no\r\nA;x\r\n0123456789\r\n0;chunk-signature=cd\r\nx-amz-checksum:q\r\n\r\n';
    expect(content(chunked, signed)).toBe('he\r\no0123456789');
    expect(content({ 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' }, '0\r\n\r\n')).toBe('');
  });

  test.each([
    ['abc', 'The body is not in the encoding aws-chunked that its headers name.'],
    ['x\r\nabc', 'The body is not in the encoding aws-chunked that its headers name.'],
    ['', 'The body is not in the encoding aws-chunked that its headers name.'],
    ['5\r\nabc', 'The body of the request ends in the middle of a chunk.'],
    ['3\r\nabc\r\n', 'The body is not in the encoding aws-chunked that its headers name.'],
  ])('the incomplete body %j is an error', (body, message) => {
    expect(() => content(chunked, body)).toThrow(new Error(message));
  });
});
