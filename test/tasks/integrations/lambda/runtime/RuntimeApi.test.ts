import http from 'node:http';
import net from 'node:net';
import { RuntimeApi, type RuntimeReply } from '../../../../../src/tasks/integrations/lambda/runtime/RuntimeApi';

let api: RuntimeApi;
let url: string;
let address: string;
let requestId: string | undefined;
const heard: (string | RuntimeReply)[] = [];

beforeEach(async () => {
  heard.length = 0;
  requestId = undefined;
  const listener = {
    ready: () => void heard.push('ready'),
    get requestId() {
      return requestId;
    },
    ended(reply: RuntimeReply) {
      requestId = undefined;
      heard.push(reply);
    },
    cannotStart: (reply: RuntimeReply) => void heard.push(reply),
    refused: (host: string) => void heard.push(`refused ${host}`),
  };
  api = new RuntimeApi(listener, ({ method, url: path }, response) => response.end(`client: ${method} ${path}`));
  address = await api.listen();
  url = `http://${address}/2018-06-01/runtime`;
});
afterEach(() => api.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/${path}`, { method: 'POST', body, headers });

async function next(): Promise<{ status: number; headers: Record<string, string>; body: unknown }> {
  const response = await fetch(`${url}/invocation/next`);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
}

/** Gives an invocation as soon as the runtime waits. */
async function give(id: string, event: string): Promise<void> {
  while (!api.isWaiting) await new Promise(setImmediate);
  requestId = id;
  api.give({ 'Lambda-Runtime-Aws-Request-Id': id }, event);
}

test('serves an event, takes its response, and serves the next', async () => {
  const asked = next();
  await give('one', '{"a":"ü"}');
  expect(await asked).toMatchObject({
    status: 200,
    headers: { 'lambda-runtime-aws-request-id': 'one', 'content-type': 'application/json' },
    body: { a: 'ü' },
  });
  const answered = await post('invocation/one/response', '"ä"');
  expect([answered.status, await answered.json()]).toEqual([202, { status: 'OK' }]);
  const again = next();
  await give('two', '1');
  expect((await again).body).toBe(1);
  const failed = await post('invocation/two/error', '{"errorType":"No"}', {
    'Lambda-Runtime-Function-Error-Type': 'Own.No',
  });
  expect(failed.status).toBe(202);
  expect(heard).toEqual([
    'ready',
    { text: '"ä"', errorType: undefined, isError: false },
    'ready',
    { text: '{"errorType":"No"}', errorType: 'Own.No', isError: true },
  ]);
});

test('a response and the next request may arrive in one piece', async () => {
  requestId = 'one';
  const socket = net.connect(Number(address.split(':')[1]), '127.0.0.1');
  const ask = (line: string, more = '') => `${line} HTTP/1.1\r\nHost: ${address}\r\n${more}\r\n`;
  socket.write(
    ask('POST /2018-06-01/runtime/invocation/one/response', 'Content-Length: 1\r\n') +
      `7${ask('GET /2018-06-01/runtime/invocation/next')}`,
  );
  await give('two', '8');
  await new Promise<void>((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\r\n\r\n8')) resolve();
    });
  });
  socket.destroy();
  expect(heard).toEqual([{ text: '7', errorType: undefined, isError: false }, 'ready']);
});

test('rejects invalid requests of a runtime without harm', async () => {
  requestId = 'one';
  expect((await next()).body).toEqual({
    errorMessage: 'This runtime has an invocation, or waits for one.',
    errorType: 'InvalidStateTransition',
  });
  const other = await post('invocation/two/response', '1');
  expect([other.status, await other.json()]).toEqual([
    400,
    { errorMessage: 'This runtime has no such invocation.', errorType: 'InvalidRequestID' },
  ]);
  expect((await post('invocation/one', '1')).status).toBe(404);
  expect((await post('nothing', '')).status).toBe(404);
  expect((await fetch(`${url}/invocation/next`, { headers: { Origin: 'https://evil.example' } })).status).toBe(403);
  const garbage = net.connect(Number(address.split(':')[1]), '127.0.0.1');
  garbage.write('\u0000\u0001 no HTTP at all\r\n\r\n');
  await new Promise((resolve) => garbage.on('close', resolve).resume());
  expect(heard).toEqual([]);
  expect((await post('invocation/one/response', '1')).status).toBe(202);
});

test('a runtime that disconnects while it waits is dropped', async () => {
  const aborted = new AbortController();
  const asked = fetch(`${url}/invocation/next`, { signal: aborted.signal }).catch(() => 'gone');
  while (!api.isWaiting) await new Promise(setImmediate);
  aborted.abort();
  expect(await asked).toBe('gone');
  while (api.isWaiting) await new Promise(setImmediate);
});

test('rejects a response that is too long, and does not keep it', async () => {
  requestId = 'one';
  expect((await post('invocation/one/response', 'x'.repeat(6_291_557))).status).toBe(413);
  expect(heard).toEqual([{ text: undefined, errorType: undefined, isError: false }]);
});

test('a streamed response may end as an error', async () => {
  requestId = 'one';
  const socket = net.connect(Number(address.split(':')[1]), '127.0.0.1');
  const body = Buffer.from('{"errorType":"Broken"}').toString('base64');
  socket.write(
    `POST /2018-06-01/runtime/invocation/one/response HTTP/1.1\r\nHost: ${address}\r\nTransfer-Encoding: chunked\r\n` +
      'Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n' +
      `3\r\n{"a\r\n0\r\nLambda-Runtime-Function-Error-Type: Broken\r\nLambda-Runtime-Function-Error-Body: ${body}\r\n\r\n`,
  );
  while (heard.length === 0) await new Promise(setImmediate);
  socket.destroy();
  expect(heard).toEqual([{ text: '{"errorType":"Broken"}', errorType: 'Broken', isError: true }]);
});

test('a runtime that cannot start reports the reason', async () => {
  expect((await post('init/error', '{"errorType":"No"}')).status).toBe(202);
  expect(heard).toEqual([{ text: '{"errorType":"No"}', errorType: undefined, isError: true }]);
});

test('other requests are calls of an AWS client', async () => {
  const response = await fetch(`http://${address}/orders/a%20b?list-type=2`, { method: 'PUT' });
  expect(await response.text()).toBe('client: PUT /orders/a%20b?list-type=2');
});

test('a bootstrap reports which connection was rejected', async () => {
  const response = await fetch(`http://${address}/stepmill/refused`, {
    method: 'POST',
    body: 'sqs.eu-west-1.amazonaws.com',
  });
  expect([response.status, heard]).toEqual([202, ['refused sqs.eu-west-1.amazonaws.com']]);
});

test('serves no event to a page whose own name resolves to this address', async () => {
  const [hostname, port] = address.split(':') as [string, string];
  const statusOf = (host: string, path: string, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { hostname, port, method, path: `/2018-06-01/runtime/${path}`, headers: { host } };
      const request = http.request(options, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject).end();
    });
  for (const host of [`evil.example.com:${port}`, 'evil.example.com', `127.0.0.1.nip.io:${port}`]) {
    expect(await statusOf(host, 'invocation/next')).toBe(403);
    expect(await statusOf(host, 'init/error', 'POST')).toBe(403);
  }
  expect(heard).toEqual([]);
  expect(api.isWaiting).toBe(false);
  for (const host of [address, `localhost:${port}`, `[::1]:${port}`, 'runtime'])
    expect(await statusOf(host, 'invocation/none/response', 'POST')).toBe(400);
});
