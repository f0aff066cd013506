import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import { useTestServer } from '../support/testServer';

const api = useTestServer();
const definition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
const machine = { name: 'secret', definition, roleArn: 'arn:aws:iam::123456789012:role/r' };

test('a page that gave its name to this address reads nothing and changes nothing', async () => {
  await api.call('CreateStateMachine', machine);
  const host = `rebind.attacker.example:${api.server.port}`;
  for (const headers of [{ host }, { host, origin: `http://${host}` }]) {
    const { status, json } = await api.call('ListStateMachines', {}, { headers });
    expect({ status, json }).toEqual({
      status: 403,
      json: {
        __type: 'com.amazon.coral.service#AccessDeniedException',
        message: expect.stringContaining('stepmill start --allow-host rebind.attacker.example'),
      },
    });
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:secret';
    expect(await api.call('DeleteStateMachine', { stateMachineArn }, { headers })).toMatchObject({ status: 403 });
    expect(await api.send({ path: '/_stepmill/reset', headers })).toMatchObject({ status: 403 });
    expect(await api.send({ method: 'GET', path: '/health', headers })).toMatchObject({ status: 403 });
  }
  expect((await api.call('ListStateMachines')).json.stateMachines).toHaveLength(1);
});

test("a page of another site cannot call, with or without the browser's own question before", async () => {
  const headers = { origin: 'https://attacker.example' };
  expect(await api.call('ListStateMachines', {}, { headers })).toMatchObject({ status: 403 });
  const asked = { ...headers, 'access-control-request-method': 'POST' };
  const { status, headers: answered } = await api.send({ method: 'OPTIONS', headers: asked });
  expect({ status, allowed: answered['access-control-allow-origin'] }).toEqual({ status: 403, allowed: undefined });
});

describe('accepts', () => {
  const service = createService({ time: 'skip' });
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(service, {
      port: 0,
      allowHosts: ['127.0.0.1.nip.example'],
      allowOrigins: ['http://localhost:3000'],
    });
  });
  afterAll(async () => {
    service.close();
    await server.close();
  });

  test('a page calls as browsers let it: asked before, and with the answer made readable', async () => {
    const origin = 'http://localhost:3000';
    const asked = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-target,amz-sdk-request',
    };
    const preflight = await fetch(server.url, { method: 'OPTIONS', headers: asked });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'x-amz-target,amz-sdk-request',
    ]);
    const headers = { origin, 'x-amz-target': 'AWSStepFunctions.ListActivities' };
    const called = await fetch(server.url, { method: 'POST', headers, body: '{}' });
    expect([called.status, called.headers.get('access-control-allow-origin'), await called.json()]).toEqual([
      200,
      origin,
      { activities: [] },
    ]);
  });
});
