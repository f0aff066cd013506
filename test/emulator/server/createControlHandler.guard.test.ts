import { useTestServer } from './support/testServer';

const api = useTestServer();
const reset = (headers: object) => api.send({ path: '/_stepmill/reset', headers: { ...headers } });
const localhost = () => `localhost:${api.server.port}`;

test('reset forgets everything', async () => {
  await api.call('CreateActivity', { name: 'a' });
  expect(await reset({})).toMatchObject({ status: 200, json: {} });
  expect((await api.call('ListActivities')).json).toEqual({ activities: [] });
});

test.each([
  ['no origin', () => ({ host: localhost() })],
  ['its own origin', () => ({ host: localhost(), origin: `http://${localhost()}` })],
  ['another name of the machine', () => ({ host: '127.0.0.1' })],
  ['IPv6', () => ({ host: '[::1]:8083' })],
])('%s may reset', async (_title, headers) => {
  expect(await reset(headers())).toMatchObject({ status: 200 });
});

test.each([
  ['a name that somebody else gave to this address', () => ({ host: 'evil.example' }), 'Host'],
  ['a page of another site', () => ({ host: localhost(), origin: 'https://evil.example' }), 'A page of'],
  ['a page of another port', () => ({ host: localhost(), origin: 'http://localhost:1' }), 'A page of'],
  ['a sandboxed page', () => ({ host: localhost(), origin: 'null' }), 'A page of'],
])('%s may not', async (_title, headers, which) => {
  await api.call('CreateActivity', { name: 'a' });
  expect(await reset(headers())).toMatchObject({ status: 403, json: { message: expect.stringContaining(which) } });
  expect((await api.call('ListActivities')).json.activities).toHaveLength(1);
});
