import http from 'node:http';
import { startServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import { TestServer } from './support/testServer';

/** What a test has opened. It ends with the test, also with one that fails. */
const open: { close(): Promise<void> | void }[] = [];

function toClose<T extends (typeof open)[number]>(opened: T): T {
  open.push(opened);
  return opened;
}

afterEach(async () => {
  jest.restoreAllMocks();
  for (const opened of open.splice(0).reverse()) await opened.close();
});

test('rejects when the port is taken', async () => {
  const api = toClose(await TestServer.start());
  const service = toClose(createService());
  await expect(startServer(service, { port: api.server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('prints the address as a URL, with IPv6 in brackets', async () => {
  const service = toClose(createService());
  const server = toClose(await startServer(service, { port: 0, host: '::1' }));
  expect(server.url).toBe(`http://[::1]:${server.port}`);
});

test.each([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
])('prints a usable URL on all addresses (%s)', async (host, usable) => {
  const service = toClose(createService());
  const server = toClose(await startServer(service, { port: 0, host }));
  expect(server).toMatchObject({ host, url: `http://${usable}:${server.port}` });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

test('closing ends idle connections and long polls, and frees the port', async () => {
  const api = toClose(await TestServer.start());
  const { port } = api.server;
  const agent = new http.Agent({ keepAlive: true });
  await api.call('CreateActivity', { name: 'a' }, { agent });
  const activityArn = 'arn:aws:states:us-east-1:123456789012:activity:a';
  const polled = api.call('GetActivityTask', { activityArn }, { agent }).catch((error: unknown) => error);
  await api.call('ListActivities', {}, { agent });
  await api.server.close();
  expect(await polled).toMatchObject({ code: 'ECONNRESET' });
  agent.destroy();

  const service = toClose(createService());
  const again = toClose(await startServer(service, { port }));
  expect(again.port).toBe(port);
});

test('a bug returns 500; the server prints its stack, and survives', async () => {
  const api = toClose(await TestServer.start());
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  api.service.life.call = () => {
    throw new TypeError('broken in /home/me');
  };
  Object.defineProperty(api.service, 'now', {
    value: () => {
      throw new RangeError('broken in /home/me, too');
    },
  });
  const { status, json } = await api.call('ListActivities');
  expect({ status, json }).toEqual({
    status: 500,
    json: {
      __type: 'com.amazon.coral.service#InternalFailure',
      message: 'A bug in Stepmill, not an error in the request. The standard error of the server has the details.',
    },
  });
  expect(await api.send({ method: 'GET', path: '/health' })).toMatchObject({
    status: 500,
    json: { message: expect.stringMatching(/^A bug in Stepmill/) },
  });
  expect(written.mock.calls).toEqual([
    [expect.stringMatching(/^stepmill: a bug in Stepmill: TypeError: broken in .*\n {4}at /)],
    [expect.stringMatching(/^stepmill: a bug in Stepmill: RangeError: broken in .*, too\n {4}at /)],
  ]);
});

test('a mistake of the test is a client error that says so', async () => {
  const api = toClose(await TestServer.start());
  const definition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'M', definition, roleArn })).json;
  const { status, json } = await api.call('StartExecution', { stateMachineArn: `${stateMachineArn}#Case` });
  expect({ status, json }).toEqual({
    status: 400,
    json: { __type: 'Stepmill#HarnessError', message: expect.stringContaining('there is no mock file') },
  });
});
