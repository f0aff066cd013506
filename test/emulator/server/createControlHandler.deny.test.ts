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
  [{ action: 'x' }, "An action must have the form of a policy, like 'lambda:InvokeFunction', not 'x'."],
  [{ action: 'sqs:SendMessage', state: 1 }, '/state of the body must be a string, not 1.'],
  [{ action: 'sqs:SendMessage', sate: 'S' }, "/sate of the body is not known. Did you mean 'state'?"],
])('%j is refused', async (body, message) => {
  expect(await post('deny', body)).toMatchObject({ status: 400, json: { message } });
  expect(await post('accounts/111111111111/deny', body)).toMatchObject({ status: 404 });
});

test('a denial that nobody has met is told, and a misspelt name in it fails the test', async () => {
  const definition = JSON.stringify({ StartAt: 'Ship', States: { Ship: { Type: 'Succeed' } } });
  await api.call('CreateStateMachine', { name: 'Order', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
  await post('deny', { action: 'sqs:SendMessage', state: 'Shipp' });
  await post('deny', { action: 'sqs:SendMessage', stateMachine: 'Ordre' });
  await post('deny', { action: 'sqs:SendMessage', state: 'Ship', stays: true });
  await post('deny', { action: 'states:ListActivities' });
  expect(await api.call('ListActivities')).toMatchObject({ status: 400 });
  const described = [
    `deny('sqs:SendMessage', {"state":"Shipp"})`,
    `deny('sqs:SendMessage', {"stateMachine":"Ordre"})`,
    `deny('sqs:SendMessage', {"state":"Ship"})`,
  ] as const;
  const why = 'no call needed this permission';
  const unused = [
    { description: described[0], why },
    { description: described[1], why },
    { description: described[2], why, stays: true },
  ];
  expect((await api.send({ method: 'GET', path: '/_stepmill/v1/mocks/unused' })).json).toEqual({ unused });
  expect((await post('reset', {})).json).toEqual({
    mistakes: [
      { kind: 'tester', message: `${described[0]} had no effect: the test has no state 'Shipp'. Did you mean 'Ship'?` },
      {
        kind: 'tester',
        message: `${described[1]} had no effect: the test has no state machine 'Ordre'. Did you mean 'Order'?`,
      },
    ],
    unusedMocks: unused.slice(0, 2),
    running: [],
    openTasks: [],
  });
});
