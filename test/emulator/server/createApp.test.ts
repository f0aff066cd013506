import { useTestServer } from './support/testServer';

const api = useTestServer();

test.each([
  ['GET', '/nothing'],
  ['POST', '/nothing'],
  ['POST', '/health'],
  ['GET', '/health/more'],
])('%s %s does not exist', async (method, path) => {
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
