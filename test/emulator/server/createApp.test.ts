import { useTestServer } from './support/testServer';

const api = useTestServer({ startTime: '2030-01-01T00:00:00Z' });

test('health is told with the time of the emulator', async () => {
  expect(await api.send({ method: 'GET', path: '/health' })).toMatchObject({
    status: 200,
    json: { status: 'ok', time: '2030-01-01T00:00:00.000Z' },
  });
});

test.each([
  ['GET', '/nothing'],
  ['POST', '/nothing'],
])('%s %s is not there', async (method, path) => {
  const { status, json } = await api.send({ method, path });
  expect({ status, json }).toEqual({
    status: 404,
    json: {
      message:
        `There is no ${method} ${path}. The Step Functions API is POST / with an X-Amz-Target header; ` +
        'the console is at GET /, and there is GET /health.',
    },
  });
});

test('a path that cannot be decoded is a bad request', async () => {
  expect(await api.send({ method: 'GET', path: '/%E0%A4%A' })).toMatchObject({ status: 404 });
});
