import { RequestGuard } from '../../../../src/emulator/server/guard/RequestGuard';

const guard = new RequestGuard({
  host: '127.0.0.1',
  allowHosts: ['Stepmill.CI.example'],
  allowOrigins: ['http://localhost:3000'],
  token: 'open sesame',
});

test.each([
  '127.0.0.1:8083',
  '127.0.0.1',
  '192.168.1.20:8083',
  '[::1]:8083',
  '[::1]',
  'localhost:8083',
  'LOCALHOST',
  'stepmill:8083',
  'app.localhost:8083',
  'localhost.:8083',
  'host.docker.internal:8083',
  'stepmill.ci.example:8083',
  'sync-localhost:8083',
  'sync-127.0.0.1:8083',
  'sync-stepmill:8083',
  'sync-host.docker.internal',
  'sync-stepmill.ci.example',
])('Host %s is served', (host) => {
  expect(guard.whyRefused({ host })).toBeUndefined();
});

test('who sends no Host is not a browser', () => {
  expect(guard.whyRefused({})).toBeUndefined();
});

test.each([
  ['rebind.attacker.example:8083', 'rebind.attacker.example'],
  ['127.0.0.1.attacker.example', '127.0.0.1.attacker.example'],
  ['localhost.attacker.example', 'localhost.attacker.example'],
  ['notlocalhost.com', 'notlocalhost.com'],
  ['sync-attacker.example', 'sync-attacker.example'],
  ['sync-sync-attacker.example', 'sync-sync-attacker.example'],
  ['ci.example', 'ci.example'],
  ['attacker.example.:8083', 'attacker.example'],
  ['', ''],
])('rejects Host %j, and says which option to pass', (host, name) => {
  expect(guard.whyRefused({ host })).toBe(
    `Host '${host}' is not served, because any web page can give its own name to this address. If the name is yours: ` +
      `stepmill start --allow-host ${name}`,
  );
});

test('a name that was let in lets no other one in', () => {
  expect(guard.whyRefused({ host: 'localhost:8083' })).toBeUndefined();
  expect(guard.whyRefused({ host: 'attacker.example' })).toMatch(/^Host 'attacker.example'/);
  expect(guard.whyRefused({ host: 'localhost:8083', origin: 'http://attacker.example' })).toMatch(/^A page of/);
});

test.each([
  ['http://localhost:8083', undefined],
  ['http://LOCALHOST:8083', undefined],
  ['http://localhost:3000', undefined],
  [
    'https://attacker.example',
    "A page of 'https://attacker.example' may not call http://localhost:8083. If the page is yours: stepmill start --allow-origin https://attacker.example",
  ],
  ['http://localhost:1', expect.stringContaining('--allow-origin http://localhost:1')],
  ['null', expect.stringContaining("A page of 'null'")],
])('Origin %s', (origin, answer) => {
  expect(guard.whyRefused({ host: 'localhost:8083', origin })).toEqual(answer);
});

const from = (remoteAddress: string | undefined, authorization?: string, localAddress = '172.17.0.2') => ({
  headers: { ...(authorization !== undefined && { authorization }) },
  socket: { remoteAddress, localAddress },
});

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '172.17.0.2'])('%s is this machine', (address) => {
  expect(guard.whyNoAdmin(from(address))).toBeUndefined();
  expect(new RequestGuard({ host: '0.0.0.0' }).whyNoAdmin(from(address))).toBeUndefined();
});

test.each([
  ['a proxy', { host: 'localhost:8083', 'x-forwarded-for': '203.0.113.7' }],
  ['a proxy of the standard', { host: '127.0.0.1:8083', forwarded: 'for=203.0.113.7' }],
  ['another proxy', { host: 'localhost', via: '1.1 tunnel' }],
  ['a tunnel that keeps the name', { host: 'tunnel.example.com' }],
])('what %s passes on from this machine needs the token', (_, headers) => {
  const forwarded = { headers, socket: from('127.0.0.1').socket };
  const withToken = { ...forwarded, headers: { ...headers, authorization: 'Bearer open sesame' } };
  expect(guard.whyNoAdmin(forwarded)).toBe(
    'From another machine, through a proxy, or by a name of --allow-host, administering the server needs its token: ' +
      'Authorization: Bearer TOKEN (a harness reads STEPMILL_TOKEN).',
  );
  expect(guard.whyNoAdmin(withToken)).toBeUndefined();
  expect(new RequestGuard({ host: '127.0.0.1' }).whyNoAdmin(withToken)).toMatch(/^Only this machine may administer/);
});

test.each([
  'localhost:8083',
  '127.0.0.1:8083',
  '[::1]:8083',
  'stepmill:8083',
  'sync-localhost',
  'host.docker.internal',
])('on this machine %s needs no token', (host) => {
  expect(guard.whyNoAdmin({ headers: { host }, socket: from('127.0.0.1').socket })).toBeUndefined();
});

test('another machine needs the token', () => {
  expect(guard.whyNoAdmin(from('172.17.0.1', 'Bearer open sesame'))).toBeUndefined();
  expect(guard.whyNoAdmin(from('172.17.0.1', 'bearer open sesame'))).toBeUndefined();
  expect(guard.whyNoAdmin(from('172.17.0.1'))).toMatch(/Authorization: Bearer TOKEN/);
  expect(guard.whyNoAdmin(from(undefined))).toMatch(/Authorization: Bearer TOKEN/);
  expect(guard.whyNoAdmin(from('172.17.0.1', 'Bearer open'))).toMatch(/^The token is not the one/);
  expect(guard.whyNoAdmin(from('172.17.0.1', 'Basic open sesame'))).toMatch(/Authorization: Bearer TOKEN/);
});

test.each([undefined, ''])('without a token (%j) no other machine administers', (token) => {
  const closed = new RequestGuard({ host: '0.0.0.0', token });
  for (const authorization of [undefined, 'Bearer ', 'Bearer undefined'])
    expect(closed.whyNoAdmin(from('10.0.0.1', authorization))).toMatch(/--token SECRET \(or STEPMILL_TOKEN\)\.$/);
});
