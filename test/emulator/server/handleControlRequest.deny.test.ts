import { useTestServer } from './support/testServer';

const api = useTestServer();
const post = (path: string, body: object) => api.send({ path: `/_stepmill/${path}`, body: JSON.stringify(body) });

test('a right is taken away until the reset, of the shared service or of an account', async () => {
  expect(await post('deny', { action: 'states:ListActivities' })).toMatchObject({ status: 200, json: {} });
  expect(await api.call('ListActivities')).toMatchObject({
    status: 400,
    json: { __type: 'com.amazon.coral.service#AccessDeniedException' },
  });
  await post('reset', {});
  expect(await api.call('ListActivities')).toMatchObject({ status: 200 });

  await api.send({ method: 'PUT', path: '/_stepmill/accounts/111111111111', body: '{}' });
  expect(await post('accounts/111111111111/deny', { action: 'states:*', resource: 'M' })).toMatchObject({
    status: 200,
  });
  expect(await api.call('ListActivities')).toMatchObject({ status: 200 });
});

test.each([
  [{}, "The body lacks the member 'action'."],
  [{ action: 'x' }, "An action is written as policies write it, like 'lambda:InvokeFunction', not 'x'."],
  [{ action: 'sqs:SendMessage', state: 1 }, '/state of the body must be a text, not 1.'],
  [{ action: 'sqs:SendMessage', sate: 'S' }, "/sate of the body is not known. Did you mean 'state'?"],
])('%j is refused', async (body, message) => {
  expect(await post('deny', body)).toMatchObject({ status: 400, json: { message } });
  expect(await post('accounts/111111111111/deny', body)).toMatchObject({ status: 404 });
});
