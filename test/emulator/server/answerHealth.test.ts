import { useTestServer } from './support/testServer';

const api = useTestServer({ startTime: '2030-01-01T00:00:00Z' });

test.each([
  ['GET', '/health'],
  ['GET', '/health/?from=a-probe'],
  ['GET', '/Health'],
  ['HEAD', '/health'],
])('%s %s says that the server is up, and the time of the emulator', async (method, path) => {
  const { status, headers, text } = await api.send({ method, path });
  const { 'content-type': type, 'content-length': length } = headers;
  expect([status, type, length]).toEqual([200, 'application/json; charset=utf-8', '49']);
  expect(text).toBe(method === 'HEAD' ? '' : '{"status":"ok","time":"2030-01-01T00:00:00.000Z"}');
});
