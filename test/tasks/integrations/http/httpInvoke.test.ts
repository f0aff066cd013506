import { HarnessError } from '../../../../src/errors/HarnessError';
import type { Connection } from '../../../../src/tasks/integrations/http/ConnectionRegistry';
import type { Json, JsonObject } from '../../../../src/util/json';
import { TestIo } from '../support';
import { startServer, type EchoServer } from './echoServer';

const host = 'https://api.example.com';
const connectionArn = (name: string) => `arn:aws:events:eu-west-1:123456789012:connection/${name}/f00d`;

const basic: Connection = {
  AuthorizationType: 'BASIC',
  AuthParameters: {
    BasicAuthParameters: { Username: 'owned-user', Password: 'owned-password' },
    InvocationHttpParameters: {
      HeaderParameters: [
        { Key: 'x-shared', Value: 'connection-header' },
        { Key: 'x-secret', Value: 'private', IsValueSecret: true },
      ],
      QueryStringParameters: [
        { Key: 'shared', Value: 'connection query' },
        { Key: 'connectionOnly', Value: 'query-only' },
      ],
      BodyParameters: [
        { Key: 'shared', Value: 'connection-body' },
        { Key: 'connectionOnly', Value: 'body-only' },
      ],
    },
  },
};
const apiKey: Connection = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-owned-api-key', ApiKeyValue: 'key' } },
};
const oauth = (more: object = {}): Connection => ({
  AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: {
    OAuthParameters: {
      ClientParameters: { ClientID: 'id', ClientSecret: 'se cret' },
      AuthorizationEndpoint: 'https://login.example.com/token',
      OAuthHttpParameters: { BodyParameters: [{ Key: 'scope', Value: 'all' }] },
      ...more,
    },
  },
});

/** `café`, which is no UTF-8. */
const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9]);

let server: EchoServer;

beforeAll(async () => {
  server = await startServer(({ url }, response) => {
    const status = /^\/status\/(\d+)(\/.*)?$/.exec(url);
    if (status) {
      response.writeHead(Number(status[1])).end(status[2]?.slice(1));
      return;
    }
    const types: Record<string, string> = { '/text': 'text/plain', '/binary': 'application/octet-stream' };
    if (url === '/latin') response.writeHead(200, { 'Content-Type': 'text/plain; charset=ISO-8859-1' }).end(latin);
    else if (url === '/bytes') response.writeHead(200, { 'Content-Type': 'text/plain' }).end(latin);
    else if (types[url]) response.writeHead(200, { 'Content-Type': types[url] }).end('plain');
    else if (url.startsWith('/token')) response.end('{"access_token":"token-1"}');
    else if (url === '/broken') response.destroy();
    else if (url === '/cookies') response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], Date: 'now' }).end();
    else response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end('{"ok": true}');
  });
});
afterAll(() => server.close());
beforeEach(() => server.seen.splice(0));

function invoke(name: string, connection: Connection, more: JsonObject = {}) {
  const io = new TestIo({ http: { [host]: server.url, 'https://login.example.com/token': `${server.url}/token` } });
  io.connections.register(name, connection);
  const Authentication = { ConnectionArn: connectionArn(name) };
  return io.reply('http:invoke', { ApiEndpoint: `${host}/echo`, Method: 'POST', Authentication, ...more });
}

/** Header names as sent, without those that Node adds. */
function sentHeaders(): Json {
  return server.seen[0]!.rawHeaders.filter(
    ([name]) => !['host', 'connection', 'date', 'transfer-encoding'].includes(name.toLowerCase()),
  ).map((pair) => [...pair]);
}

const userAgent = ['User-Agent', 'Amazon|StepFunctions|HttpInvoke|eu-west-1'];
const range = ['Range', 'bytes=0-262144'];

test("a connection's values are put over the task's", async () => {
  await invoke('basic', basic, {
    Headers: {
      'X-Shared': 'task-case-header',
      'x-shared': 'task-header',
      'x-task-only': 'task-only',
      'content-type': 'application/json',
    },
    QueryParameters: { shared: 'task query', taskOnly: 'a+b & c' },
    RequestBody: { shared: { nested: 'task-body' }, taskOnly: [1, 'two'], nested: { a: 'b' } },
    Transform: { RequestBodyEncoding: 'NONE' },
  });
  const body = '{"shared":"connection-body","taskOnly":[1,"two"],"nested":{"a":"b"},"connectionOnly":"body-only"}';
  expect(server.seen.map(({ method, url, body: sent }) => ({ method, url, sent }))).toEqual([
    {
      method: 'POST',
      url: '/echo?taskOnly=a%2Bb%20%26%20c&shared=connection%20query&connectionOnly=query-only',
      sent: body,
    },
  ]);
  expect(sentHeaders()).toEqual([
    userAgent,
    range,
    ['Authorization', 'Basic b3duZWQtdXNlcjpvd25lZC1wYXNzd29yZA=='],
    ['x-shared', 'connection-header'],
    ['x-secret', 'private'],
    ['X-Shared', 'task-case-header'],
    ['x-task-only', 'task-only'],
    ['content-type', 'application/json'],
    ['Content-Length', '97'],
  ]);
});

test('an API key is a header of its own, and JSON says that it is JSON', async () => {
  const reply = await invoke('key', apiKey, {
    Method: 'GET',
    QueryParameters: { owned: 'get query' },
    RequestBody: {},
  });
  expect(sentHeaders()).toEqual([
    userAgent,
    range,
    ['x-owned-api-key', 'key'],
    ['Content-Type', 'application/json; charset=UTF-8'],
    ['Content-Length', '2'],
  ]);
  expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/echo?owned=get%20query', body: '{}' });
  expect(reply).toEqual({
    outcome: {
      output: {
        Headers: expect.objectContaining({ 'Content-Type': ['application/json; charset=utf-8'] }),
        ResponseBody: { ok: true },
        StatusCode: 200,
        StatusText: 'OK',
      },
    },
  });
});

test('InvocationConfig names the connection, of a private API too, in place of Authentication', async () => {
  const InvocationConfig = { ConnectionArn: connectionArn('key') };
  const given = { Method: 'GET', Authentication: { ConnectionArn: connectionArn('other') }, InvocationConfig };
  expect(await invoke('key', apiKey, given)).toMatchObject({ outcome: { output: { StatusCode: 200 } } });
  expect(sentHeaders()).toEqual([userAgent, range, ['x-owned-api-key', 'key']]);
});

test('OAuth asks for a token with a form', async () => {
  await invoke('oauth', oauth());
  expect(server.seen.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
    {
      method: 'POST',
      url: '/token',
      body: 'grant_type=client_credentials&scope=all&client_secret=se%20cret&client_id=id',
    },
    { method: 'POST', url: '/echo', body: '' },
  ]);
  expect(server.seen[1]!.rawHeaders).toContainEqual(['Authorization', 'Bearer token-1']);
});

test('OAuth with a ready token asks nobody, and with GET puts all into the query', async () => {
  await invoke('oauth', oauth({ AccessToken: 'ready' }));
  expect(server.seen.map(({ url }) => url)).toEqual(['/echo']);
  server.seen.splice(0);
  await invoke('oauth', oauth({ HttpMethod: 'GET' }));
  expect(server.seen[0]!.url).toBe('/token?grant_type=client_credentials&client_secret=se%20cret&client_id=id');
});

test.each([
  ['INDICES', 'items%5B0%5D=red%20green&items%5B1%5D=blue%2Bgold'],
  ['REPEAT', 'items=red%20green&items=blue%2Bgold'],
  ['COMMAS', 'items=red%20green%2Cblue%2Bgold'],
  ['BRACKETS', 'items%5B%5D=red%20green&items%5B%5D=blue%2Bgold'],
])('URL_ENCODED with %s', async (ArrayFormat, items) => {
  await invoke('basic', basic, {
    Headers: { 'content-type': 'application/x-www-form-urlencoded' },
    RequestBody: { shared: 'task-body', items: ['red green', 'blue+gold'], nested: { enabled: true, count: 2 } },
    Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat } },
  });
  expect(server.seen[0]!.body).toBe(
    `shared=connection-body&${items}&nested%5Benabled%5D=true&nested%5Bcount%5D=2&connectionOnly=body-only`,
  );
});

test('a text is sent as it is, but not together with body values of the connection', async () => {
  await invoke('key', apiKey, { RequestBody: 'raw string' });
  expect(server.seen[0]!.body).toBe('raw string');
  expect(await invoke('basic', basic, { RequestBody: 'raw string' })).toEqual({
    outcome: {
      error: 'States.Runtime',
      cause: 'Cannot merge connection body authorization parameters with request body.',
    },
  });
});

test.each([
  ['/status/418', 'POST', { error: 'States.Http.StatusCode.418' }],
  ['/status/403/Forbidden', 'POST', { error: 'States.Http.StatusCode.403', cause: 'Forbidden' }],
  ['/status/302', 'POST', { error: 'States.Http.StatusCode.302' }],
  [
    '/binary',
    'GET',
    {
      error: 'States.Runtime',
      cause:
        "Unsupported response content-type 'application/octet-stream'. Please see documentation for list of " +
        'unsupported content-types.',
    },
  ],
  ['/broken', 'GET', { error: 'States.Http.Socket', cause: 'socket hang up' }],
])('%s by %s fails', async (path, Method, outcome) => {
  expect(await invoke('key', apiKey, { ApiEndpoint: host + path, Method })).toEqual({ outcome });
});

test.each([
  ['/text', 'GET', { ResponseBody: 'plain', StatusCode: 200, StatusText: 'OK' }],
  ['/latin', 'GET', { ResponseBody: 'café', StatusCode: 200, StatusText: 'OK' }],
  ['/status/204', 'DELETE', { StatusCode: 204, StatusText: 'No Content' }],
  ['/echo', 'HEAD', { StatusCode: 200, StatusText: 'OK' }],
])('%s by %s succeeds', async (path, Method, result) => {
  expect(await invoke('key', apiKey, { ApiEndpoint: host + path, Method })).toEqual({
    outcome: { output: { Headers: expect.any(Object), ...result } },
  });
});

test('AWS: a body that is no text fails', async () => {
  const cause =
    "Unsupported response content-type 'text/plain'. Please see documentation for list of unsupported content-types.";
  const given = { ApiEndpoint: `${host}/bytes`, Method: 'GET' };
  expect(await invoke('key', apiKey, given)).toEqual({ outcome: { error: 'States.Runtime', cause } });
});

test('headers are lists, by name', async () => {
  const { outcome } = await invoke('key', apiKey, { ApiEndpoint: `${host}/cookies`, Method: 'GET' });
  const { Headers } = (outcome as { output: { Headers: object } }).output;
  expect(Object.entries(Headers)).toEqual([
    ['Connection', ['close']],
    ['Date', ['now']],
    ['Set-Cookie', ['a=1', 'b=2']],
    ['Transfer-Encoding', ['chunked']],
  ]);
});

test.each([
  [{ list: ['a', 'b'], deep: { x: 1 } }, '/echo?list=a&list=b&deep=%7B%22x%22%3A1%7D'],
  ['raw=1&two=2', '/echo?raw=1&two=2'],
  [['raw=1', 'two=2'], '/echo?raw=1&two=2'],
])('QueryParameters %j ask for %s', async (QueryParameters, url) => {
  await invoke('key', apiKey, { QueryParameters });
  expect(server.seen[0]!.url).toBe(url);
});

describe('where nobody listens', () => {
  const call = (http: Readonly<Record<string, string | true>>, ApiEndpoint: string, connection = apiKey) => {
    const io = new TestIo({ http });
    io.connections.register('key', connection);
    const Authentication = { ConnectionArn: connectionArn('key') };
    return io.reply('http:invoke', { ApiEndpoint, Method: 'GET', Authentication });
  };
  const end =
    'cannot be reached: connect ECONNREFUSED 127.0.0.1:1\nStart the server, correct the option, or mock the ' +
    'state.\nThis is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.';

  test('a stand-in for the URL, and a URL of this machine, are the set-up', async () => {
    await expect(call({ [host]: 'http://127.0.0.1:1/base' }, `${host}/orders`)).rejects.toEqual(
      new HarnessError(
        `State 'Step' sends its request to http://127.0.0.1:1/base/orders (http: { '${host}': … }), which ${end}`,
      ),
    );
    await expect(call({ '*': true }, 'http://127.0.0.1:1/orders')).rejects.toEqual(
      new HarnessError(`State 'Step' sends its request to http://127.0.0.1:1/orders (http: { '*': … }), which ${end}`),
    );
  });

  test('and so is what is no URL of HTTP', async () => {
    await expect(call({ [host]: 'localhost:4010' }, `${host}/orders`)).rejects.toThrow(
      `State 'Step' sends its request to localhost:4010/orders (http: { '${host}': … }), which cannot be reached: Protocol "localhost:" not supported`,
    );
  });

  test('and so is a stand-in for the server of tokens', async () => {
    const http = { [host]: server.url, 'https://login.example.com': 'http://127.0.0.1:1' };
    await expect(call(http, `${host}/echo`, oauth())).rejects.toEqual(
      new HarnessError(
        "State 'Step' sends its request to http://127.0.0.1:1/token (http: { 'https://login.example.com': … }), which " +
          end,
      ),
    );
  });

  test('AWS: at a URL of the task itself it is the answer', async () => {
    // No name resolves below .invalid.
    const { outcome } = await call({ '*': true }, 'https://api.invalid/orders');
    expect(outcome).toMatchObject({ error: 'States.Http.Socket', cause: expect.stringMatching(/api\.invalid$/) });
  });
});

test('nothing is asked of a host that nobody allowed', () => {
  const io = new TestIo({ http: { [host]: server.url } });
  const ask = (ApiEndpoint: string) => io.ask('http:invoke', { ApiEndpoint, Method: 'GET' });
  expect(
    ['https://api.example.com.evil.test/', 'https://other.example.com', 'http://api.example.com', ''].map(ask),
  ).toEqual([undefined, undefined, undefined, undefined]);
  expect(server.seen).toEqual([]);
});

test('a connection that nobody registered is a mistake of the tester', async () => {
  const io = new TestIo({ http: { '*': server.url } });
  io.connections.register('payments', apiKey);
  const Authentication = { ConnectionArn: connectionArn('payment') };
  const reply = io.reply('http:invoke', { ApiEndpoint: `${host}/echo`, Method: 'GET', Authentication });
  await expect(reply).rejects.toEqual(
    new HarnessError(
      `State 'Step' uses the connection '${connectionArn('payment')}', which is not registered. ` +
        "Did you mean 'payments'? Register it by its name, in the form of CreateConnection: " +
        "connections.register('my-connection', { AuthorizationType: 'API_KEY', AuthParameters: { ApiKeyAuthParameters: " +
        "{ ApiKeyName: 'x-api-key', ApiKeyValue: 'secret' } } })",
    ),
  );
});
