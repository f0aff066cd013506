import type { JsonObject } from '../../../../src/util/json';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { TestIo } from '../support';
import { startServer, type EchoServer } from './echoServer';

let server: EchoServer;

beforeAll(async () => {
  server = await startServer(({ url, body }, response) => {
    if (url.endsWith('/missing')) response.writeHead(403).end('{"message":"Missing Authentication Token"}');
    else if (url.endsWith('/broken')) response.destroy();
    else response.writeHead(200, { 'Content-Type': 'application/json', Date: 'now' }).end(body === '' ? '{}' : body);
  });
});
afterAll(() => server.close());
beforeEach(() => server.seen.splice(0));

const invoke = (parameters: JsonObject, pattern = '') =>
  new TestIo({ http: { 'https://a1.execute-api.eu-west-1.amazonaws.com/prod': `${server.url}/base` } }).reply(
    `apigateway:invoke${pattern}`,
    {
      ApiEndpoint: 'a1.execute-api.eu-west-1.amazonaws.com',
      Method: 'POST',
      Stage: 'prod',
      Path: 'orders',
      ...parameters,
    },
  );

test.each([
  [null, '', {}],
  ['', '""', ''],
  ['HelloWorld', '"HelloWorld"', 'HelloWorld'],
  [{ message: ['Hello', null], none: null }, '{"message":["Hello",null]}', { message: ['Hello', null] }],
])('the body %j is sent as %s', async (RequestBody, sent, received) => {
  const { outcome } = await invoke({ RequestBody });
  expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/base/orders', body: sent });
  expect(outcome).toMatchObject({ output: { ResponseBody: received, StatusCode: 200, StatusText: 'OK' } });
});

test('members that are null are sent when AllowNullValues says so', async () => {
  await invoke({ RequestBody: { none: null }, AllowNullValues: true });
  expect(server.seen[0]!.body).toBe('{"none":null}');
});

test('headers and query values come in lists, also in the result', async () => {
  const reply = await invoke({
    Headers: { custom_header: ['a', 'b'] },
    QueryParameters: { param1: ['Hello'], param2: ['W orld', '2'] },
  });
  expect(server.seen[0]!.url).toBe('/base/orders?param1=Hello&param2=W%20orld&param2=2');
  expect(server.seen[0]!.rawHeaders.filter(([name]) => name === 'custom_header')).toEqual([
    ['custom_header', 'a'],
    ['custom_header', 'b'],
  ]);
  expect(reply).toEqual({
    outcome: {
      output: {
        Headers: {
          Connection: ['close'],
          'Content-Type': ['application/json'],
          Date: ['now'],
          'Transfer-Encoding': ['chunked'],
        },
        ResponseBody: {},
        StatusCode: 200,
        StatusText: 'OK',
      },
    },
  });
});

test('another status than 2xx is the error, its body the cause', async () => {
  expect(await invoke({ Path: '/missing' })).toEqual({
    outcome: { error: 'ApiGateway.403', cause: '{"message":"Missing Authentication Token"}' },
  });
  expect(await invoke({ Path: '/broken' }, '.waitForTaskToken')).toEqual({
    outcome: { error: 'ApiGateway.SdkClientException', cause: 'socket hang up', phase: 'submit' },
  });
});

test('with a token the answer is the submission', async () => {
  expect(await invoke({}, '.waitForTaskToken')).toEqual({
    submitted: { Headers: expect.any(Object), ResponseBody: {}, StatusCode: 200, StatusText: 'OK' },
    endedBy: 'outside',
  });
});

test('nothing is asked of an API that nobody allowed', () => {
  const io = new TestIo({ http: { 'https://a1.execute-api.eu-west-1.amazonaws.com/prod': server.url } });
  const parameters = { ApiEndpoint: 'a1.execute-api.eu-west-1.amazonaws.com', Method: 'GET', Stage: 'production' };
  expect(io.ask('apigateway:invoke', parameters)).toBeUndefined();
});

test('a stand-in that does not listen is the set-up', async () => {
  const io = new TestIo({ http: { 'https://a1.execute-api.eu-west-1.amazonaws.com': 'http://127.0.0.1:1' } });
  const parameters = { ApiEndpoint: 'a1.execute-api.eu-west-1.amazonaws.com', Method: 'GET', Path: 'orders' };
  await expect(io.reply('apigateway:invoke', parameters)).rejects.toEqual(
    new HarnessError(
      "State 'Step' sends its request to http://127.0.0.1:1/orders (http: { 'https://a1.execute-api.eu-west-1.amazonaws" +
        ".com': … }), which cannot be reached: connect ECONNREFUSED 127.0.0.1:1\nStart the server, correct the " +
        'option, or mock the state.\nThis is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.',
    ),
  );
});
