import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { RemoteBucket } from '../../../../src/tasks/integrations/objects/RemoteBucket';
import { readAll } from '../../../../src/tasks/integrations/objects/ObjectBucket';
import { openItems } from '../../../../src/tasks/items/openItems';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { Endpoints } from '../../../../src/tasks/integrations/endpoints/Endpoints';
import { readItems, request, services } from '../../items/support';

/** As much of S3 as is called here, over HTTP. */
const objects = new Map<string, Buffer>();
const calls: string[] = [];
let server: http.Server;
let url: string;

beforeAll(async () => {
  server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(incoming.url!, 'http://s3');
      const key = decodeURIComponent(pathname).replace(/^\/b\/?/, '');
      searchParams.delete('x-id');
      calls.push(`${incoming.method} ${key}?${searchParams.toString()}`);
      answer({ method: incoming.method!, key, query: searchParams, body, range: incoming.headers.range }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  objects.clear();
  calls.splice(0);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Request {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly range: string | undefined;
}

function answer({ method, key, query, body, range }: Request, response: http.ServerResponse): void {
  const xml = (text: string, status = 200): void =>
    void response
      .writeHead(status, { 'Content-Type': 'application/xml', 'x-amz-request-id': 'R1', 'x-amz-id-2': 'X1' })
      .end(text);
  if (query.get('list-type') === '2') return xml(listing(query));
  if (query.has('uploads'))
    return xml('<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>');
  if (method === 'PUT' && query.has('partNumber')) {
    objects.set(`part ${query.get('partNumber')}`, body);
    return void response.writeHead(200, { ETag: `"p${query.get('partNumber')}"` }).end();
  }
  if (method === 'POST') {
    const parts = [...objects.keys()].filter((name) => name.startsWith('part '));
    objects.set(key, Buffer.concat(parts.map((name) => objects.get(name)!)));
    for (const name of parts) objects.delete(name);
    return xml('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>');
  }
  if (method === 'DELETE') return void (objects.delete(key), response.writeHead(204).end());
  if (method === 'PUT') return void (objects.set(key, body), response.writeHead(200, { ETag: '"one"' }).end());
  const content = objects.get(key);
  if (content === undefined) {
    if (method === 'HEAD') return void response.writeHead(404).end();
    return xml('<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>', 404);
  }
  const [, from = '0', to = String(content.length - 1)] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const part = content.subarray(Number(from), Number(to) + 1);
  const headers = {
    'Content-Length': part.length,
    ETag: '"e"',
    'Content-Type': 'text/csv',
    'Last-Modified': 'Tue, 02 Jan 2024 03:04:05 GMT',
  };
  response.writeHead(range === undefined ? 200 : 206, headers).end(method === 'HEAD' ? undefined : part);
}

function listing(query: URLSearchParams): string {
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after).sort();
  const page = keys.slice(0, 2);
  const next = keys.length > 2 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><Size>${objects.get(key)!.length}</Size><ETag>"e"</ETag><LastModified>2024-01-02T03:04:05Z</LastModified></Contents>`,
  );
  return `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`;
}

function bucket(endpoint = url): RemoteBucket {
  const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:M:run';
  return new RemoteBucket('b', {
    endpoint: { url: endpoint, namedBy: 'AWS_ENDPOINT_URL_S3' },
    executionArn,
    state: 'Map',
    accountId: undefined,
    owner: undefined,
  });
}

const info = {
  key: 'k',
  size: 5,
  etag: '"e"',
  lastModifiedMs: 1_704_164_645_000,
  contentType: 'text/csv',
  metadata: {},
};

describe('a bucket at an endpoint', () => {
  test('is read, whole and in part', async () => {
    objects.set('k', Buffer.from('hello'));
    expect(await bucket().head('k')).toEqual(info);
    const object = await bucket().open('k');
    expect(object.info).toEqual(info);
    expect(String(await object.slice(1, 3))).toBe('el');
    expect(String(await readAll(object))).toBe('hello');
  });

  test('says what S3 says', async () => {
    await expect(bucket().open('none')).rejects.toMatchObject({
      name: 'S3Failure',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      statusCode: 404,
      requestId: 'R1',
      extendedRequestId: 'X1',
    });
    await expect(bucket('http://127.0.0.1:1').open('k')).rejects.toEqual(
      new HarnessError(
        "State 'Map' calls s3:getObject at http://127.0.0.1:1 (AWS_ENDPOINT_URL_S3), which cannot be reached: connect " +
          'ECONNREFUSED 127.0.0.1:1\nStart the endpoint, correct AWS_ENDPOINT_URL_S3, or mock the state.\n' +
          'This is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.',
      ),
    );
  });

  test('is listed page by page', async () => {
    for (const key of ['a/1', 'a/2', 'a/3', 'b']) objects.set(key, Buffer.from('x'));
    const list = bucket().list({ prefix: 'a/' });
    const keys: string[] = [];
    for (let page = await list.next(1000); page.length > 0; page = await list.next(1000))
      keys.push(...page.map(({ key }) => key));
    expect(keys).toEqual(['a/1', 'a/2', 'a/3']);
  });

  test('takes small objects in one call, large ones in parts, and nothing of what is given up', async () => {
    const small = bucket().create('s', { contentType: 'x/y' });
    await small.write(Buffer.from('ab'));
    await small.write(Buffer.from('c'));
    expect(await small.commit()).toMatchObject({ key: 's', size: 3, etag: '"one"' });
    expect(String(objects.get('s'))).toBe('abc');
    const large = bucket().create('l', {});
    for (let i = 0; i < 5; i++) await large.write(Buffer.alloc(4 * 1024 * 1024, String(i)));
    expect(await large.commit()).toMatchObject({ size: 20 * 1024 * 1024, etag: '"whole"' });
    expect(objects.get('l')!.length).toBe(20 * 1024 * 1024);
    const aborted = bucket().create('n', {});
    await aborted.write(Buffer.alloc(9 * 1024 * 1024));
    aborted.abort();
    while (!calls.includes('DELETE n?uploadId=u1')) await new Promise((resolve) => setImmediate(resolve));
    await bucket().delete('s');
    expect([...objects.keys()].filter((key) => key === 'n' || key === 's')).toEqual([]);
  });

  test('is where a reader reads when nothing else has the bucket', async () => {
    objects.set('rows.jsonl', Buffer.from('{"n":1}\n{"n":2}\n'));
    const from = {
      ...services(),
      endpoints: new Endpoints({ urls: { s3: url } }),
      random: () => 0,
      objects: services().objects,
    };
    const own = request('getObject', { Bucket: 'other', Key: 'rows.jsonl' }, { InputType: 'JSONL' });
    objects.set('/other/rows.jsonl', objects.get('rows.jsonl')!);
    expect((await readItems(await openItems(own, from))).values).toEqual([{ n: 1 }, { n: 2 }]);
    expect(calls).toEqual(['GET /other/rows.jsonl?']);
  });
});
