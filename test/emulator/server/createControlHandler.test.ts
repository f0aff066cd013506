import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { controls } from '../control/support/useControl';
import { useTestServer } from './support/testServer';

const api = useTestServer({ startTime: '2030-01-01T00:00:00Z' });
const send = (method: string, path: string, body = '', headers = {}) =>
  api.send({ method, path: `/_stepmill${path}`, body, headers });
const answer = async (method: string, path: string, body?: string) => {
  const { status, json } = await send(method, path, body);
  return { status, json };
};

test('serves the document, under both of its paths', async () => {
  const { status, json, headers } = await send('GET', '/openapi.json');
  expect({ status, type: headers['content-type'], openapi: json.openapi }).toEqual({
    status: 200,
    type: 'application/json',
    openapi: '3.1.0',
  });
  expect((await send('GET', '/v1/openapi.json')).json).toEqual(json);
});

test.each(controls.map(({ method, path }) => [method, path] as const))(
  '%s %s is for nobody whom the server does not serve',
  async (method, path) => {
    const filled = path.replaceAll(/\{\w+\}/g, 'x');
    const refused = [
      { host: 'evil.example' },
      { host: `localhost:${api.server.port}`, origin: 'https://evil.example' },
      { host: `localhost:${api.server.port}`, origin: 'null' },
    ];
    for (const base of ['/v1', '/v1/accounts/111122223333'])
      for (const headers of refused)
        expect(await send(method, base + filled, '', headers)).toMatchObject({
          status: 403,
          json: { code: 'Forbidden', message: expect.any(String) },
        });
  },
);

test('an account in the path is that of the request', async () => {
  await send('PUT', '/v1/accounts/111122223333', '{"time":"manual"}');
  expect((await send('GET', '/v1/accounts/111122223333/clock')).json.mode).toBe('manual');
  expect((await send('GET', '/v1/clock')).json.mode).toBe('skip');
  expect(await answer('GET', '/v1/accounts/444455556666/clock')).toEqual({
    status: 404,
    json: {
      code: 'NotFound',
      message: 'Account 444455556666 has no service of its own. Give it one: PUT /_stepmill/v1/accounts/444455556666',
    },
  });
});

test.each<[string, string, string | undefined, number, string]>([
  ['GET', '', undefined, 404, 'There is no GET /_stepmill. GET /_stepmill/openapi.json lists the routes.'],
  ['GET', '/v1/nothing', undefined, 404, 'There is no GET /_stepmill/v1/nothing. GET'],
  ['GET', '/v1/reset', undefined, 404, 'There is no GET /_stepmill/v1/reset. There is POST. GET'],
  ['GET', '/v2/clock', undefined, 404, 'There is no GET /_stepmill/v2/clock.'],
  ['GET', '/clock', undefined, 404, 'There is no GET /_stepmill/clock.'],
  ['GET', '/v1/executions/%E0%A4%A/trace', undefined, 404, 'There is no execution "%E0%A4%A" in this account'],
  ['POST', '/v1/mocks', '{"state":', 400, 'The body is not JSON: '],
  ['POST', '/v1/mocks', '', 400, 'The body is missing. It must be a JSON object.'],
  ['POST', '/v1/mocks', '"text"', 400, 'The body must be an object, not "text".'],
  ['POST', '/v1/mocks', '['.repeat(100_000), 400, 'The body is not JSON'],
  [
    'POST',
    '/v1/mocks',
    `{"state":"A","returns":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    400,
    'The body is not JSON',
  ],
  ['POST', '/v1/reset', '{"a":1}', 400, 'The body is not known here: this route takes none.'],
  ['GET', '/v1/calls?state=A&state=B', undefined, 400, "'state' of the query is given twice."],
  ['GET', '/v1/calls?__proto__=A', undefined, 400, "'__proto__' of the query is not known."],
  ['GET', '/v1/calls?constructor=A', undefined, 400, "'constructor' of the query is not known."],
  [
    'POST',
    '/v1/deny',
    '{"action":"sqs:SendMessage","__proto__":{"state":"S"}}',
    400,
    '/__proto__ of the body is not known.',
  ],
])('%s %s with %j is answered with %d', async (method, path, body, status, message) => {
  expect(await answer(method, path, body)).toMatchObject({
    status,
    json: { message: expect.stringContaining(message) },
  });
});

test('all faults come at once, each with its place', async () => {
  const body = JSON.stringify({
    mocks: [
      { state: 1, 'a/b~c': 1 },
      { lambda: 'f', returns: 1, times: 0.5 },
    ],
  });
  expect(await answer('POST', '/v1/mocks', body)).toEqual({
    status: 400,
    json: {
      code: 'BadRequest',
      message: expect.any(String),
      faults: [
        { in: 'body', pointer: '/mocks/0/a~1b~0c', message: expect.stringContaining('is not known.') },
        { in: 'body', pointer: '/mocks/0/state', message: 'must be a string, not 1.' },
        { in: 'body', pointer: '/mocks/1/times', message: 'must be a whole number, not 0.5.' },
      ],
    },
  });
});

test('a body may be packed, and one that is too large is refused', async () => {
  const body = gzipSync('{"lambda":"f","returns":1}');
  const packed = await api.send({ path: '/_stepmill/v1/mocks', body, headers: { 'content-encoding': 'gzip' } });
  expect(packed.json).toEqual({ ids: ['mock-1'] });
  const large = await api.send({ path: '/_stepmill/v1/mocks', body: Buffer.alloc(33 * 1024 * 1024, 32) });
  expect(large).toMatchObject({ status: 413, json: { code: 'TooLarge' } });
  // More than the limit of the Step Functions API, since objects of S3 come this way.
  const object = JSON.stringify({ text: 'x'.repeat(8 * 1024 * 1024) });
  expect(await send('PUT', '/v1/buckets/b/objects/k', object)).toMatchObject({ status: 200 });
});

test('numbers keep their digits, in and out', async () => {
  await send('POST', '/v1/mocks', '{"state":"T","returns":{"id":12345678901234567890,"price":1.0}}');
  const definition = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } },
  });
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'm', definition, roleArn })).json;
  const { executionArn } = (await api.call('StartExecution', { stateMachineArn })).json;
  expect((await send('GET', `/v1/executions/${executionArn}`)).text).toContain('"price":1.0}');
  const { text } = await send('GET', `/v1/executions/${executionArn}/trace`);
  expect(text).toContain('"output":{"id":12345678901234567890,"price":1}');
  // Clients write a list in one of two ways.
  for (const query of ['include=events,stages', 'include=events&include=stages']) {
    const { json } = await send('GET', `/v1/executions/${executionArn}/trace?${query}`);
    expect({ events: json.events.length, stages: json.visits[0].stages.status }).toEqual({
      events: 7,
      stages: 'SUCCEEDED',
    });
  }
});

test('a long poll whose caller has gone leaves nothing behind', async () => {
  const { host, port } = api.server;
  const request = http.get({ host, port, path: '/_stepmill/v1/changes?seconds=60' });
  request.on('error', () => undefined);
  while (api.service.restListeners.size === 0) await new Promise((resolve) => setImmediate(resolve));
  request.destroy();
  while (api.service.restListeners.size > 0) await new Promise((resolve) => setImmediate(resolve));
});

test('a long poll does not keep the server from closing', async () => {
  const poll = send('GET', '/v1/changes?seconds=60').catch(() => 'closed');
  while (api.service.restListeners.size === 0) await new Promise((resolve) => setImmediate(resolve));
  await api.server.close();
  expect(await poll).toBe('closed');
});

test('a mistake that a client was answered with is kept for whoever asks', async () => {
  await api.call('CreateStateMachine', {
    name: 'm',
    definition: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}',
    roleArn: 'arn:aws:iam::123456789012:role/r',
  });
  await api.call('StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m#Nothing' });
  expect((await send('GET', '/v1/mistakes')).json).toMatchObject({
    mistakes: [{ kind: 'tester', message: expect.stringContaining('there is no mock file') }],
  });
});
