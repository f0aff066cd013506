import os from 'node:os';
import { describeReach } from '../../../src/cli/start/describeReach';

test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('%s is reached from nowhere else', (host) => {
  expect(describeReach({ host, port: 8083 }, false)).toBeUndefined();
});

test('says who can do what, and from where, when it listens on all addresses', () => {
  const own = Object.values(os.networkInterfaces())
    .flat()
    .find((address) => address?.internal === false && address.family === 'IPv4');
  const where = own === undefined ? '' : ` Others reach it at http://${own.address}:8083`;
  for (const host of ['0.0.0.0', '::'])
    expect(describeReach({ host, port: 8083 }, false)).toContain(
      `Listening on ${host}: anyone who reaches this machine can read and run state machines here, and with them your functions.${where}`,
    );
});

test('says it for one address of the machine, with and without a token', () => {
  const server = { host: '192.168.1.20', port: 8083 };
  expect(describeReach(server, false)).toMatch(/functions\. Only this machine .*; --token SECRET allows others\.$/);
  expect(describeReach(server, true)).toMatch(/functions\. With the token, they can also administer it/);
});
