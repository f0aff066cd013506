import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { roleArn, TestService } from '../support/testService';

const definition = JSON.stringify({
  Type: 'Task',
  Resource: 'arn:aws:states:::http:invoke',
  Parameters: {
    'ApiEndpoint.$': '$.endpoint',
    Method: 'POST',
    Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/shop/f00d' },
    Headers: { 'x-own': 'mine', 'x-shared': 'mine' },
    QueryParameters: { own: '1' },
    RequestBody: { own: true },
  },
  ResultPath: null,
  End: true,
});

const connection = {
  AuthorizationType: 'BASIC',
  AuthParameters: {
    BasicAuthParameters: { Username: 'user', Password: 'pa55' },
    InvocationHttpParameters: {
      HeaderParameters: [{ Key: 'x-shared', Value: 's3cret' }],
      QueryStringParameters: [{ Key: 'key', Value: 's3cret' }],
      BodyParameters: [{ Key: 'pin', Value: 's3cret' }],
    },
  },
} as const;

const endpoint = 'https://api.example.com/orders';
let server: Server;
let api: TestService;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.sendDate = false;
    if (request.url!.startsWith('/gone')) return void response.destroy();
    response.writeHead(201, 'Made', [
      'Content-Type',
      'application/json',
      'X-Two',
      'a',
      'X-Two',
      'b',
      'Connection',
      'close',
    ]);
    response.end('{"id":7}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = new TestService({ endpoints: { http: { 'https://api.example.com': url } }, connections: { shop: connection } });
});

afterAll(async () => {
  api.close();
  await new Promise((resolve) => server.close(resolve));
});

async function trace(more: object): Promise<any> {
  const input = JSON.stringify({ endpoint });
  return api.call('TestState', { definition, roleArn, input, inspectionLevel: 'TRACE', ...more });
}

const own = 'User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144';
const json = 'Content-Type: application/json; charset=UTF-8';

test('hides what a connection adds, and shows it on request', async () => {
  const hidden = await trace({});
  expect(hidden.inspectionData.request).toEqual({
    protocol: 'https',
    method: 'POST',
    url: `${endpoint}?own=1`,
    headers: `[${own}, x-own: mine, x-shared: mine, ${json}]`,
    body: '{"own":true}',
  });
  expect(JSON.stringify(hidden)).not.toMatch(/s3cret|Basic/);
  expect(hidden.inspectionData.response).toEqual({
    protocol: 'https',
    statusCode: '201',
    statusMessage: 'Made',
    headers: '[Connection: close, Content-Type: application/json, Transfer-Encoding: chunked, X-Two: a, X-Two: b]',
    body: '{"id":7}',
  });
  expect((await trace({ revealSecrets: true })).inspectionData.request).toEqual({
    protocol: 'https',
    method: 'POST',
    url: `${endpoint}?own=1&key=s3cret`,
    headers: `[${own}, Authorization: Basic dXNlcjpwYTU1, x-shared: s3cret, x-own: mine, ${json}]`,
    body: '{"own":true,"pin":"s3cret"}',
  });
});

test('DEBUG shows neither request nor response', async () => {
  const { inspectionData } = await trace({ inspectionLevel: 'DEBUG' });
  expect(Object.keys(inspectionData)).toEqual([
    'input',
    'afterInputPath',
    'afterParameters',
    'result',
    'afterResultSelector',
    'afterResultPath',
  ]);
});

test('shows a request without a response', async () => {
  const answer = await trace({ input: '{"endpoint":"https://api.example.com/gone"}' });
  expect(answer).toMatchObject({ error: 'States.Http.Socket', status: 'FAILED' });
  expect(answer.inspectionData.request.url).toBe('https://api.example.com/gone?own=1');
  expect(answer.inspectionData).not.toHaveProperty('response');
});

test('a mocked HTTP Task makes no request', async () => {
  const { inspectionData } = await trace({ mock: { result: '{"StatusCode":200}' } });
  expect(inspectionData).toMatchObject({ result: '{"StatusCode":200}' });
  expect(inspectionData).not.toHaveProperty('request');
});
