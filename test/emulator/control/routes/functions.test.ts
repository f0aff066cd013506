import { useControl } from '../support/useControl';

// Functions whose code runs in the process of a test, in any language.

const api = useControl();

const machine = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
      Catch: [{ ErrorEquals: ['Declined'], ResultPath: '$.error', Next: 'Refuse' }],
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 3, End: true },
    Refuse: { Type: 'Pass', End: true },
  },
};

const take = (query: Record<string, string> = {}): Promise<any> => api.ask('takeInvocation', { query });
const answer = (id: string, body: object): Promise<object> => api.ask('answerInvocation', { path: { id }, body });
const register = (body?: object): Promise<object> =>
  api.ask('registerFunction', { path: { functionName: 'charge' }, body });

async function describe(executionArn: string): Promise<any> {
  const { stateMachineName: _machine, ...rest } = await api.ask('traceExecution', { path: { executionArn } });
  return { status: rest.status, output: rest.output, error: rest.error, path: rest.path };
}

test('the caller takes an invocation and answers it; time rests meanwhile', async () => {
  expect(await register({ memoryMb: 256 })).toEqual({ functionName: 'charge' });
  const executionArn = api.run(machine, { amount: 10 });
  const { because, invocation } = await take({ executionArn });
  const { requestId, deadline, ...told } = invocation;
  expect({ because, told }).toEqual({
    because: 'invocation',
    told: {
      id: '1',
      functionName: 'charge',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
      memoryMb: 256,
      payload: '{"amount":10}',
      executionArn,
    },
  });
  expect([typeof requestId, Number.isNaN(Date.parse(deadline))]).toEqual(['string', false]);
  expect(await take({ executionArn, seconds: '0' })).toEqual({ because: 'bound' });
  expect(await answer('1', { payload: '{"id": "c-1"}' })).toEqual({});
  expect(await take({ executionArn })).toEqual({ because: 'ended' });
  expect(await describe(executionArn)).toEqual({
    status: 'SUCCEEDED',
    output: { id: 'c-1' },
    path: ['Charge', 'Wait'],
  });
});

test('a long poll gets the invocation that comes later', async () => {
  await register();
  const waiting = take({ seconds: '20' });
  api.run(machine);
  expect((await waiting).invocation.payload).toBe('{}');
});

test('an error of the function reaches Catch, with the text of its runtime', async () => {
  await register();
  const executionArn = api.run(machine);
  const { invocation } = await take();
  await answer(invocation.id, { error: '{"errorMessage": "no", "errorType": "Declined"}' });
  expect(await take({ executionArn })).toEqual({ because: 'ended' });
  const { output, path } = await describe(executionArn);
  expect({ output, path }).toEqual({
    output: { error: { Error: 'Declined', Cause: '{"errorMessage": "no", "errorType": "Declined"}' } },
    path: ['Charge', 'Refuse'],
  });
});

test('a mistake of the test reaches no Catch', async () => {
  await register();
  const executionArn = api.run({
    ...machine,
    States: {
      ...machine.States,
      Charge: { ...machine.States.Charge, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refuse' }] },
    },
  });
  const { invocation } = await take();
  await answer(invocation.id, { mistake: 'assert 1 == 2' });
  await take({ executionArn });
  const { mistakes } = await api.ask('listMistakes');
  expect(mistakes.map(({ message, executionArn: of }: any) => [message, of])).toEqual([
    ['assert 1 == 2', executionArn],
  ]);
});

test('a mock comes first', async () => {
  await register();
  await api.ask('addMocks', { body: { lambda: 'charge', returns: 'mocked' } });
  const executionArn = api.run(machine);
  expect(await take({ executionArn })).toEqual({ because: 'ended' });
  expect((await describe(executionArn)).output).toBe('mocked');
});

test('the limit of a function that nobody answers ends it', async () => {
  await register({ timeoutSeconds: 0.05 });
  const executionArn = api.run(machine);
  const { invocation } = await take();
  expect(await take({ executionArn })).toEqual({ because: 'ended' });
  expect((await describe(executionArn)).error).toBe('Sandbox.Timedout');
  expect(await api.refusal('answerInvocation', { path: { id: invocation.id }, body: { payload: '1' } })).toEqual({
    status: 404,
    code: 'NotFound',
    message: `There is no invocation ${invocation.id} that waits: it has ended, or its time is up.`,
  });
});

test('a poll ends when the execution waits, and when the service is reset', async () => {
  await register();
  const executionArn = api.run({
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
        End: true,
      },
    },
  });
  expect(await take({ executionArn })).toEqual({ because: 'idle' });
  const waiting = take();
  await api.ask('reset');
  expect(await waiting).toEqual({ because: 'reset' });
});

test('an answer has one of three members, and a name the form of a function', async () => {
  await register();
  api.run(machine);
  const { invocation } = await take();
  for (const body of [{}, { payload: '1', error: '2' }])
    expect(await api.refusal('answerInvocation', { path: { id: invocation.id }, body })).toEqual({
      status: 400,
      code: 'BadRequest',
      message: "The body must have one of 'payload', 'error' and 'mistake'.",
      faults: [{ in: 'body', pointer: '', message: "must have one of 'payload', 'error' and 'mistake'." }],
    });
  expect((await api.refusal('registerFunction', { path: { functionName: 'a b' } })).message).toMatch(
    /^'a b' is not a valid function name\./,
  );
});
