import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { ApiService, arnOf, httpRoute, method, samResponses } from '../starts/apis/support/ApiService';

const apis = new ApiService();
const json = { 'Content-Type': 'application/json' };
let server: RunningServer;

beforeEach(async () => {
  server = await startServer(apis.service, { port: 0 });
});
afterEach(() => server.close());

async function send(
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: string; why: string | null }> {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers: json, body: '{"id":1}', ...init });
  const why = response.headers.get('x-stepmill-why');
  return { status: response.status, body: await response.text(), why };
}

test('a REST API is at its name and stage', async () => {
  apis.register([method({ stage: 'live', path: '/orders/{id}' })]);
  const response = await fetch(`${server.url}/_api/Orders/live/orders/7?a=b`, {
    method: 'POST',
    headers: json,
    body: '{"id":1}',
  });
  const { executionArn } = (await response.json()) as { executionArn: string };
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(apis.inputOf(executionArn)).toBe('{"id":1}');
});

test('an HTTP API is at its name', async () => {
  apis.register([
    httpRoute({ requestParameters: { StateMachineArn: arnOf('Order'), Name: '$request.querystring.name' } }),
  ]);
  const { status, body } = await send('/_api/Web/start/7?name=n1');
  expect([status, body]).toEqual([200, expect.stringContaining(':execution:Order:n1"')]);
});

// AWS: what API Gateway answers for other routes and stages.
test.each([
  [
    '/_api/Orders/live/other',
    403,
    'Missing Authentication Token',
    'No route of this API is POST /other. It has POST /orders.',
  ],
  ['/_api/Orders/prod/orders', 403, 'Forbidden', 'The stage of this API is live: /_api/Orders/live/orders'],
  ['/_api/Orders', 403, 'Forbidden', 'The stage of this API is live: /_api/Orders/live/orders'],
  ['/_api/Web/other', 404, 'Not Found', 'No route of this API is POST /other. It has POST /start/{id}.'],
])('%s', async (path, status, message, why) => {
  apis.register([method({ stage: 'live' }), httpRoute()]);
  expect(await send(path)).toEqual({ status, body: JSON.stringify({ message }), why });
});

const mistakes = (): readonly string[] => apis.service.mistakes.all.map(({ error }) => (error as Error).message);

test('an unknown API is not found, and a mistake of the tester, because its caller may ignore the answer', async () => {
  const none = "There is no API 'Shop'. No file that is served declares an API that starts a state machine.";
  const notFound = (message: string): object => ({ status: 404, body: JSON.stringify({ message }), why: null });
  expect(await send('/_api/Shop/live/orders')).toEqual(notFound(none));
  apis.register([method({ stage: 'live' }), httpRoute()]);
  const others = "There is no API 'Shop'. There is POST /_api/Orders/live/orders, POST /_api/Web/start/{id}.";
  for (const path of ['/_api/Shop/live/orders', '/_api/Shop?a=b']) expect(await send(path)).toEqual(notFound(others));
  expect((await send('/_api/')).body).toContain("There is no API ''.");
  expect(mistakes()).toEqual([none, others, others, others.replace('Shop', '')]);
});

test('a template that fails is a mistake of the tester', async () => {
  apis.register([method({ stage: 'live', requestTemplates: { 'application/json': '$input.nothing()' } })]);
  const { status, body } = await send('/_api/Orders/live/orders');
  expect([status, body]).toEqual([500, expect.stringContaining("$input has no method 'nothing'")]);
  expect(mistakes()).toEqual([expect.stringContaining("$input has no method 'nothing'")]);
});

test('a page of another site cannot start anything', async () => {
  apis.register([method({ stage: 'live' })]);
  const { status } = await send('/_api/Orders/live/orders', { headers: { ...json, Origin: 'http://evil.example' } });
  expect(status).toBe(403);
  expect(apis.service.call('ListExecutions', { stateMachineArn: arnOf('Order') })).toEqual({ executions: [] });
});

test('headers that a mapping makes cannot break the connection', async () => {
  const responses = [
    {
      ...samResponses[0]!,
      responseParameters: {
        'method.response.header.Content-Length': "'1'",
        'method.response.header.Transfer-Encoding': "'chunked'",
        'method.response.header.X-Body': 'method.request.body',
      },
    },
  ];
  apis.register([method({ stage: 'live', responses })]);
  expect((await send('/_api/Orders/live/orders')).body).toContain('executionArn');
  expect((await send('/_api/Orders/live/orders', { body: '{\n"id":1}' })).status).toBe(500);
  expect((await send('/_api/Orders/live/orders')).status).toBe(200);
});

test('a body that is too large', async () => {
  apis.register([method({ stage: 'live' })]);
  const { status, body } = await send('/_api/Orders/live/orders', { body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect([status, body]).toEqual([413, '{"message":"Request Too Long"}']);
});
