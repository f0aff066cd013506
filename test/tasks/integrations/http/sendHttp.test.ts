import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpExchange } from '../../../../src/contract/task';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { sendHttp, sendWatched, type HttpCall, type HttpWay } from '../../../../src/tasks/integrations/http/sendHttp';
import { TestIo } from '../support';
import { startServer, type EchoServer } from './echoServer';

const answers: Record<string, [status: number, headers: [string, string][], body: Buffer | string]> = {
  '/text': [
    200,
    [
      ['Content-Type', 'text/plain'],
      ['x-Two', '1'],
      ['A-first', 'a'],
      ['X-two', '2'],
    ],
    'héllo',
  ],
  '/latin': [200, [['Content-Type', 'text/plain; charset="ISO-8859-1"']], Buffer.from([0xe9])],
  '/unknown': [200, [['Content-Type', 'text/plain; charset=martian']], 'é'],
  '/bytes': [200, [], Buffer.from([0x61, 0xff])],
  '/bom': [200, [], '\ufeffx'],
  '/moved': [302, [['Location', '/text']], ''],
};

let server: EchoServer;
beforeAll(async () => {
  server = await startServer(({ url }, response) => {
    const found = answers[url];
    if (found === undefined) return;
    const [status, headers, body] = found;
    response.sendDate = false;
    response.writeHead(status, headers.flat()).end(body);
  });
});
afterAll(() => server.close());

const get = (path: string): HttpCall => ({ url: `${server.url}${path}`, method: 'GET', headers: [] });
const way = (url = server.url, more: Partial<HttpWay['target']> = {}): HttpWay => ({
  caller: "State 'Ask'",
  target: { url, namedBy: "http: { 'https://a': … }", ...more },
});

test('sends headers as written, with the length of the body in bytes', async () => {
  const body = '{"a":"☃"}';
  await sendHttp(
    {
      url: `${server.url}/text`,
      method: 'PATCH',
      headers: [
        ['x-A', '1'],
        ['X-a', '2'],
      ],
      body,
    },
    way(),
    new TestIo(),
  );
  const seen = server.seen.at(-1)!;
  expect([seen.method, seen.url, seen.body]).toEqual(['PATCH', '/text', body]);
  expect(seen.rawHeaders.filter(([name]) => name !== 'Connection')).toEqual([
    ['Host', new URL(server.url).host],
    ['x-A', '1'],
    ['X-a', '2'],
    ['Content-Length', '11'],
  ]);
});

test('returns the response: headers sorted, with the first spelling of each name', async () => {
  const { headers, ...rest } = await sendHttp(get('/text'), way(), new TestIo());
  expect(rest).toEqual({ statusCode: 200, statusText: 'OK', body: 'héllo', isUnreadable: false });
  const own = Object.entries(headers).filter(([name]) => /^(a-first|content-type|x-two)$/i.test(name));
  expect(own).toEqual([
    ['A-first', ['a']],
    ['Content-Type', ['text/plain']],
    ['x-Two', ['1', '2']],
  ]);
});

test.each([
  ['/latin', 'é', false],
  ['/unknown', 'é', false],
  ['/bytes', 'a\ufffd', true],
  ['/bom', '\ufeffx', false],
])('the body of %s', async (path, body, isUnreadable) => {
  expect(await sendHttp(get(path), way(), new TestIo())).toMatchObject({ body, isUnreadable });
});

test('a redirect is not followed', async () => {
  expect(await sendHttp(get('/moved'), way(), new TestIo())).toMatchObject({ statusCode: 302, body: '' });
});

test('a server that does not answer within 60 seconds is an error; so is a task that is abandoned', async () => {
  const io = new TestIo();
  const slow = sendHttp(get('/silent'), way(), io);
  expect(io.timers.map(({ ms }) => ms)).toEqual([60_000]);
  io.timers[0]!.fire();
  await expect(slow).rejects.toThrow(new Error('no answer within 60 seconds'));
  const other = new TestIo();
  const abandoned = sendHttp(get('/silent'), way(), other);
  other.abandon();
  await expect(abandoned).rejects.toThrow(new Error('the task was abandoned'));
  expect([io.timers, other.timers]).toEqual([[], []]);
});

test('a server on this machine that does not listen is a mistake of the setup', async () => {
  const closed = http.createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/x`;
  await new Promise((resolve) => closed.close(resolve));
  const call: HttpCall = { url, method: 'GET', headers: [] };
  const error: unknown = await sendHttp(call, way(url), new TestIo()).catch((thrown: unknown) => thrown);
  expect(HarnessError.is(error)).toBe(true);
  expect((error as Error).message.split('\n')[0]).toBe(
    `State 'Ask' sends its request to ${url} (http: { 'https://a': … }), which cannot be reached: connect ` +
      `ECONNREFUSED ${new URL(url).host}`,
  );
});

test('a watched request is reported as shown, with its response if there is one', async () => {
  const heard: HttpExchange[] = [];
  const watch = { revealSecrets: false, hear: (exchange: HttpExchange) => heard.push(exchange) };
  const shown: HttpCall = { ...get('/text'), headers: [['Authorization', '***']] };
  const result = await sendWatched(get('/bom'), shown, watch, way(), new TestIo());
  expect(result.body).toBe('\ufeffx');
  const io = new TestIo();
  const failing = sendWatched(get('/silent'), shown, watch, way(), io);
  io.abandon();
  await expect(failing).rejects.toThrow('the task was abandoned');
  const request = { method: 'GET', url: shown.url, headers: shown.headers, body: undefined };
  expect(heard).toEqual([
    { request, response: expect.objectContaining({ statusCode: 200, statusMessage: 'OK', body: '\ufeffx' }) },
    { request },
  ]);
});
