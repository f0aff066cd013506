import http from 'node:http';
import { startServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import { TestServer } from './support/testServer';

test('a port that is taken rejects', async () => {
  const api = await TestServer.start();
  const service = createService();
  await expect(startServer(service, { port: api.server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  service.close();
  await api.close();
});

test('the address is told as a URL, IPv6 in brackets', async () => {
  const service = createService();
  const server = await startServer(service, { port: 0, host: '::1' });
  expect(server.url).toBe(`http://[::1]:${server.port}`);
  await server.close();
  service.close();
});

test('closing ends idle connections and long polls, and frees the port', async () => {
  const api = await TestServer.start();
  const { port } = api.server;
  const agent = new http.Agent({ keepAlive: true });
  await api.call('CreateActivity', { name: 'a' }, { agent });
  const activityArn = 'arn:aws:states:us-east-1:123456789012:activity:a';
  const polled = api.call('GetActivityTask', { activityArn }, { agent }).catch((error: unknown) => error);
  await api.call('ListActivities', {}, { agent });
  await api.server.close();
  expect(await polled).toMatchObject({ code: 'ECONNRESET' });
  agent.destroy();

  const service = createService();
  const again = await startServer(service, { port });
  expect(again.port).toBe(port);
  await again.close();
  service.close();
  api.service.close();
});

test('a bug answers 500 with the stack, and the server lives on', async () => {
  const api = await TestServer.start();
  api.service.call = () => {
    throw new TypeError('broken');
  };
  const { status, json } = await api.call('ListActivities');
  expect({ status, json }).toEqual({
    status: 500,
    json: {
      __type: 'com.amazon.coral.service#InternalFailure',
      message: expect.stringMatching(/^TypeError: broken\n/),
    },
  });
  await api.close();
});

test('a mistake of the tester is a client error that says so', async () => {
  const api = await TestServer.start();
  const definition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'M', definition, roleArn })).json;
  const { status, json } = await api.call('StartExecution', { stateMachineArn: `${stateMachineArn}#Case` });
  expect({ status, json }).toEqual({
    status: 400,
    json: { __type: 'Stepmill#HarnessError', message: expect.stringContaining('there is no mock file') },
  });
  await api.close();
});
