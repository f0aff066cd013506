import { useTestServer } from './support/testServer';

const api = useTestServer({ startTime: '2030-01-01T00:00:00Z' });
const own = '111122223333';
const other = '444455556666';

const admin = (method: string, path: string, body?: unknown) =>
  api.send({ method, path: `/_stepmill/accounts/${path}`, body: body === undefined ? '' : JSON.stringify(body) });
const as = (account: string, region = 'us-east-1') => ({
  headers: {
    authorization: `AWS4-HMAC-SHA256 Credential=${account}/20300101/${region}/states/aws4_request, Signature=0`,
  },
});
const activities = async (account: string): Promise<string[]> =>
  (await api.call('ListActivities', {}, as(account))).json.activities.map((one: any) => one.activityArn);

const wait = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } });
const roleArn = 'arn:aws:iam::123456789012:role/r';

test('an account gets a clock and resources of its own', async () => {
  const made = await admin('PUT', own, { time: 'manual', startTime: '2031-01-01T00:00:00Z', region: 'eu-west-1' });
  expect(made).toMatchObject({
    status: 200,
    json: { accountId: own, region: 'eu-west-1', now: '2031-01-01T00:00:00.000Z' },
  });
  const { stateMachineArn } = (
    await api.call('CreateStateMachine', { name: 'w', definition: wait, roleArn }, as(own, 'eu-west-1'))
  ).json;
  expect(stateMachineArn).toBe(`arn:aws:states:eu-west-1:${own}:stateMachine:w`);
  const { executionArn } = (await api.call('StartExecution', { stateMachineArn }, as(own, 'eu-west-1'))).json;
  const waiting = await admin('GET', `${own}/executions/${executionArn}/waiting`);
  expect(waiting.json.waiting).toMatch(
    /^Execution .* of w is still RUNNING:\n {2}- state 'W' waits for its time to come$/,
  );
  expect((await admin('GET', own)).json.nextTimer).toBe('2031-01-01T00:01:00.000Z');
  expect((await admin('POST', `${own}/advance`, { seconds: 60 })).json.now).toBe('2031-01-01T00:01:00.000Z');
  const described = await api.call('DescribeExecution', { executionArn }, as(own, 'eu-west-1'));
  expect(described.json.status).toBe('SUCCEEDED');
  expect((await api.call('DescribeExecution', { executionArn })).json.__type).toMatch(/#ExecutionDoesNotExist$/);
});

test('one execution can be advanced alone', async () => {
  await admin('PUT', own, { time: 'skip' });
  const definition = JSON.stringify({
    StartAt: 'A',
    States: {
      A: { Type: 'Task', Resource: `arn:aws:states:us-east-1:${own}:activity:a`, TimeoutSeconds: 5, End: true },
    },
  });
  await api.call('CreateActivity', { name: 'a' }, as(own));
  const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'a', definition, roleArn }, as(own))).json;
  const { executionArn } = (await api.call('StartExecution', { stateMachineArn }, as(own))).json;
  const { activityArn } = (await api.call('CreateActivity', { name: 'a' }, as(own))).json;
  await api.call('GetActivityTask', { activityArn }, as(own));
  await admin('POST', `${own}/advance`, { seconds: 5, executionArn });
  const { json } = await api.call('DescribeExecution', { executionArn }, as(own));
  expect(json).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('accounts do not see each other, nor what is shared', async () => {
  await admin('PUT', own);
  await admin('PUT', other);
  for (const [account, name] of [
    [own, 'a'],
    [other, 'b'],
    ['777788889999', 'c'],
  ] as const)
    await api.call('CreateActivity', { name }, as(account));
  expect(await activities(own)).toEqual([`arn:aws:states:us-east-1:${own}:activity:a`]);
  expect(await activities(other)).toEqual([`arn:aws:states:us-east-1:${other}:activity:b`]);
  expect(await activities('777788889999')).toEqual(['arn:aws:states:us-east-1:777788889999:activity:c']);
});

test('reset and delete leave the others alone', async () => {
  for (const account of [own, other]) {
    await admin('PUT', account);
    await api.call('CreateActivity', { name: 'a' }, as(account));
  }
  expect(await admin('POST', `${own}/reset`)).toMatchObject({ status: 200, json: {} });
  expect(await activities(own)).toEqual([]);
  expect(await activities(other)).toHaveLength(1);
  expect(await admin('DELETE', other)).toMatchObject({ status: 200, json: {} });
  expect(await admin('GET', other)).toMatchObject({ status: 404 });
  expect(await activities(other)).toEqual([]);
});

test('an account that is made again begins anew', async () => {
  await admin('PUT', own);
  await api.call('CreateActivity', { name: 'a' }, as(own));
  await admin('PUT', own);
  expect(await activities(own)).toEqual([]);
});

test('mocks can be handed over', async () => {
  const mocks = {
    StateMachines: { m: { TestCases: { Happy: { A: 'Fine' } } } },
    MockedResponses: { Fine: { '0': { Return: { fine: true } } } },
  };
  await admin('PUT', own, { time: 'skip', mocks });
  const definition = JSON.stringify({
    StartAt: 'A',
    States: {
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Parameters: { Message: 'm', TopicArn: 'arn:aws:sns:us-east-1:1:t' },
        End: true,
      },
    },
  });
  const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'm', definition, roleArn }, as(own))).json;
  const start = { stateMachineArn: `${stateMachineArn}#Happy` };
  const { executionArn } = (await api.call('StartExecution', start, as(own))).json;
  expect((await api.call('DescribeExecution', { executionArn }, as(own))).json.output).toBe('{"fine":true}');
});

test.each([
  ['PUT', 'abc', undefined, 400, '\'account\' of the path must be twelve digits, not "abc".'],
  ['PUT', own, [], 400, 'The body must be an object, not [].'],
  ['PUT', own, { tme: 'skip' }, 400, "/tme of the body is not known. Did you mean 'time'?"],
  ['PUT', own, { keep: { children: -1 } }, 400, '/keep/children of the body must be 0 or more, not -1.'],
  ['PUT', own, { handlers: {} }, 400, '/handlers of the body is not known. Known: time, startTime,'],
  ['PUT', own, { mocks: '/etc/passwd' }, 400, '/mocks of the body must be an object, not "/etc/passwd".'],
  ['PUT', own, { time: { scale: 1e308 } }, 400, "/time of the body must be 'real', 'skip', 'manual' or"],
  ['PUT', own, { time: { scale: 0 } }, 400, '{"scale":n} with n from 0.001 to 1000000, not {"scale":0}.'],
  ['PUT', own, { time: { scale: 2, __proto__: null, more: 1 } }, 400, "must be 'real', 'skip'"],
  ['PUT', own, { time: ['skip'] }, 400, '/time of the body must be'],
  ['PUT', own, { time: null }, 400, '/time of the body must be'],
  ['PUT', own, { startTime: 8.64e15 }, 400, 'in the years 1970 to 9999, not 8640000000000000.'],
  ['PUT', own, { startTime: -1 }, 400, 'in the years 1970 to 9999'],
  ['PUT', own, { startTime: 1e300 }, 400, 'startTime is not a time: 1e+300.'],
  ['PUT', own, { unmocked: 'forward' }, 400, "must be 'fail': only the command that starts the server"],
  ['PUT', own, { time: 'fast' }, 400, `/time of the body must be 'real', 'skip', 'manual' or {"scale":n}`],
  ['PUT', own, { startTime: 'soon' }, 400, 'startTime is not a time: soon.'],
  ['PUT', own, { region: '../..' }, 400, '/region of the body must be a region like \'eu-west-1\', not "../..".'],
  [
    'GET',
    other,
    undefined,
    404,
    `Account ${other} has no service of its own. Give it one: PUT /_stepmill/v1/accounts/${other}`,
  ],
  ['POST', `${other}/reset`, undefined, 404, `Account ${other} has no service of its own.`],
])('%s %s with %j is refused', async (method, path, body, status, message) => {
  const refused = await admin(method, path, body);
  expect(refused).toMatchObject({ status, json: { message: expect.stringContaining(message) } });
});

test.each([
  [{}],
  [{ seconds: -1 }],
  [{ seconds: '1' }],
  [{ seconds: 1e300 }],
  [{ seconds: 1e12 }],
  [{ seconds: [7200] }],
])('%j is not a time to advance by', async (body) => {
  await admin('PUT', own);
  const refused = await admin('POST', `${own}/advance`, body);
  expect(refused).toMatchObject({ status: 400, json: { message: expect.stringContaining('seconds') } });
});

test('time that has come to its end goes no further', async () => {
  await admin('PUT', own, { time: 'manual', startTime: '9999-12-31T23:59:00Z' });
  expect((await admin('POST', `${own}/advance`, { seconds: 59 })).json.now).toBe('9999-12-31T23:59:59.000Z');
  expect(await admin('POST', `${own}/advance`, { seconds: 1 })).toMatchObject({ status: 400 });
});

test.each([
  [{}, 400, '/executionArn of the body must be a string, not {}.'],
  [7, 400, '/executionArn of the body must be a string, not 7.'],
  ['arn:aws:states:us-east-1:111122223333:execution:a:b', 404, 'There is no execution'],
])('%j is not an execution to advance', async (executionArn, status, message) => {
  await admin('PUT', own);
  const refused = await admin('POST', `${own}/advance`, { seconds: 1, executionArn });
  expect(refused).toMatchObject({ status, json: { message: expect.stringContaining(message) } });
});

test('a fast clock that is advanced goes on with activities that time out', async () => {
  await admin('PUT', own, { time: { scale: 1_000_000 } });
  await admin('POST', `${own}/advance`, { seconds: 1 });
  expect((await admin('GET', own)).status).toBe(200);
});

test('a body that is not JSON, and names that are not options', async () => {
  const path = `/_stepmill/accounts/${own}`;
  expect(await api.send({ method: 'PUT', path, body: '{' })).toMatchObject({ status: 400 });
  expect(await api.send({ method: 'PUT', path, body: '{"__proto__":{"time":"skip"}}' })).toMatchObject({ status: 400 });
});

test('a page of another site may not', async () => {
  const refused = await api.send({
    method: 'PUT',
    path: `/_stepmill/accounts/${own}`,
    headers: { origin: 'https://evil.example' },
  });
  expect(refused).toMatchObject({ status: 403 });
});

test('closing the server ends the accounts', async () => {
  await admin('PUT', own);
  await api.server.close();
});
