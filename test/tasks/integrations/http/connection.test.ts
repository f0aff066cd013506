import { HarnessError } from '../../../../src/errors/HarnessError';
import {
  authorizationHeader,
  bodyMergeFault,
  mergeConnection,
} from '../../../../src/tasks/integrations/http/connection';
import type { Connection } from '../../../../src/tasks/integrations/http/ConnectionRegistry';
import { TestIo } from '../support';
import { startServer, type EchoServer } from './echoServer';

let server: EchoServer;
let answer = '{"access_token": "t-1"}';
beforeAll(async () => {
  server = await startServer((_, response) => response.writeHead(answer === '' ? 503 : 200).end(answer));
});
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
  answer = '{"access_token": "t-1"}';
});

const oauth = (more: object = {}, parameters: object = {}): Connection => ({
  AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: {
    OAuthParameters: {
      ClientParameters: { ClientID: 'id', ClientSecret: 'se cret&' },
      AuthorizationEndpoint: 'https://login.example.com/token',
      OAuthHttpParameters: parameters,
      ...more,
    },
  },
});

const io = () => new TestIo({ http: { 'https://login.example.com': server.url } });
const header = (connection: Connection, with_ = io()) => authorizationHeader('api', connection, "State 'Ask'", with_);

test('a user with a password, and a key', async () => {
  const basic: Connection = {
    AuthorizationType: 'BASIC',
    AuthParameters: { BasicAuthParameters: { Username: 'ü', Password: 'p:w' } },
  };
  const key: Connection = {
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'k' } },
  };
  expect([await header(basic), await header(key)]).toEqual([
    ['Authorization', `Basic ${Buffer.from('ü:p:w').toString('base64')}`],
    ['x-key', 'k'],
  ]);
});

test('a token is requested with a form: grant, own parameters, secret, id', async () => {
  const parameters = {
    BodyParameters: [{ Key: 'scope', Value: 'a b' }],
    QueryStringParameters: [{ Key: 'q', Value: '1' }],
    HeaderParameters: [{ Key: 'x-own', Value: 'v' }],
  };
  expect(await header(oauth({}, parameters))).toEqual(['Authorization', 'Bearer t-1']);
  const [seen] = server.seen;
  expect([seen!.method, seen!.url, seen!.body]).toEqual([
    'POST',
    '/token?q=1',
    'grant_type=client_credentials&scope=a%20b&client_secret=se%20cret%26&client_id=id',
  ]);
  expect(seen!.rawHeaders.filter(([name]) => /^(x-own|content-type)$/i.test(name))).toEqual([
    ['x-own', 'v'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ]);
});

test('an own grant replaces the usual one; GET sends everything in the query', async () => {
  await header(oauth({}, { BodyParameters: [{ Key: 'grant_type', Value: 'password' }] }));
  await header(oauth({ HttpMethod: 'GET' }));
  expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', '/token', 'grant_type=password&client_secret=se%20cret%26&client_id=id'],
    ['GET', '/token?grant_type=client_credentials&client_secret=se%20cret%26&client_id=id', ''],
  ]);
});

test('a given token needs no request', async () => {
  expect([await header(oauth({ AccessToken: 'mine' })), server.seen]).toEqual([['Authorization', 'Bearer mine'], []]);
});

test.each(['', 'not JSON', '{"access_token": 5}', '{}'])(
  'without a token in the answer %j it rejects',
  async (text) => {
    answer = text;
    await expect(header(oauth())).rejects.toThrow(
      new HarnessError(
        `Connection 'api': https://login.example.com/token answered ${text === '' ? 503 : 200} without an access_token.`,
      ),
    );
  },
);

test('without permission for the endpoint it rejects', async () => {
  await expect(header(oauth(), new TestIo())).rejects.toThrow(
    new HarnessError(
      "Connection 'api' requests a token from https://login.example.com/token, but no request may go there. Allow it " +
        "with http: { 'https://login.example.com/token': true }, or give the connection an AccessToken.",
    ),
  );
});

describe('mergeConnection', () => {
  const connection = (own?: object) =>
    ({ AuthParameters: own && { InvocationHttpParameters: own } }) as unknown as Connection;
  const merge = (own: object, headers: object, query: object, body?: object | string) =>
    mergeConnection(headers as never, query as never, body as never, connection(own));
  const pair = (Key: string, Value: string) => ({ Key, Value });

  test('without own parameters the request stays as it is', () => {
    expect(merge({}, { a: 1 }, { b: ['x'] }, 'text')).toEqual({
      headers: [['a', '1']],
      query: { b: ['x'] },
      body: 'text',
    });
    expect(mergeConnection({}, {}, undefined, { AuthParameters: {} })).toEqual({
      headers: [],
      query: {},
      body: undefined,
    });
  });

  test('the connection wins by the exact name; its headers come first, its query last', () => {
    const own = {
      HeaderParameters: [pair('X-A', 'own'), pair('b', 'own')],
      QueryStringParameters: [pair('q', 'own')],
      BodyParameters: [pair('c', 'own'), pair('d', 'own')],
    };
    const merged = merge(own, { 'x-a': 'task', b: 'task', z: 'task' }, { q: 'task', r: 'task' }, { c: 1, e: 2 });
    expect(JSON.stringify(merged)).toBe(
      JSON.stringify({
        headers: [
          ['X-A', 'own'],
          ['b', 'own'],
          ['x-a', 'task'],
          ['z', 'task'],
        ],
        query: { r: 'task', q: 'own' },
        body: { c: 'own', e: 2, d: 'own' },
      }),
    );
  });

  test('own body parameters need a body that is an object, or none', () => {
    const own = { BodyParameters: [pair('__proto__', 'x')] };
    expect([merge(own, {}, {}, 'text'), merge(own, {}, {}, [1])]).toEqual([undefined, undefined]);
    expect(JSON.stringify(merge(own, {}, {})!.body)).toBe('{"__proto__":"x"}');
    expect(bodyMergeFault).toBe('Cannot merge connection body authorization parameters with request body.');
  });
});
