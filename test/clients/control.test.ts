import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';

// What the harness does in process, done over HTTP with nothing but `fetch`, as a test in another language does it.

const service = createService({ time: 'real' });
let server: RunningServer;
let lastAccount = 111111111111;

beforeAll(async () => {
  server = await startServer(service, { port: 0 });
});
afterAll(async () => {
  await server.close();
  service.close();
});

async function send(path: string, init: RequestInit = {}): Promise<any> {
  const response = await fetch(`${server.url}${path}`, init);
  const json = (await response.json()) as any;
  if (!response.ok) throw Object.assign(new Error(json.message), { status: response.status, json });
  return json;
}

/** An account of its own, its Step Functions and its control API. */
async function account(options: object = {}) {
  const id = String(lastAccount++);
  const base = `/_stepmill/v1/accounts/${id}`;
  const control = (method: string, path: string, body?: unknown): Promise<any> =>
    send(base + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const sfn = (operation: string, input: object): Promise<any> =>
    send('/', {
      method: 'POST',
      headers: {
        'X-Amz-Target': `AWSStepFunctions.${operation}`,
        'Content-Type': 'application/x-amz-json-1.0',
        Authorization: `AWS4-HMAC-SHA256 Credential=${id}/20300101/us-east-1/states/aws4_request, Signature=0`,
      },
      body: JSON.stringify(input),
    });
  await control('PUT', '', { time: 'skip', startTime: '2030-01-01T00:00:00Z', ...options });
  const machine = async (definition: object, more: object = {}): Promise<string> =>
    (
      await sfn('CreateStateMachine', {
        name: 'm',
        definition: JSON.stringify(definition),
        roleArn: `arn:aws:iam::${id}:role/r`,
        ...more,
      })
    ).stateMachineArn;
  const start = async (stateMachineArn: string, input: unknown = {}): Promise<string> =>
    (await sfn('StartExecution', { stateMachineArn, input: JSON.stringify(input) })).executionArn;
  const of = (executionArn: string, path: string): Promise<any> =>
    control('GET', `/executions/${encodeURIComponent(executionArn)}${path}`);
  /** The trace when it has ended. */
  const run = async (definition: object, input: unknown = {}, more: object = {}): Promise<any> => {
    const executionArn = await start(await machine(definition, more), input);
    const waited = await of(executionArn, '/wait');
    expect(waited).toMatchObject({ reached: true, because: 'ended' });
    return of(executionArn, '/trace');
  };
  return { id, control, sfn, machine, start, of, run };
}

const invoke = (name: string, more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  OutputPath: '$.Payload',
  ...more,
});
const retry = [{ ErrorEquals: ['Shipping.Down'], IntervalSeconds: 2, MaxAttempts: 2 }];
const order = {
  StartAt: 'Charge',
  States: {
    Charge: invoke('charge', { ResultPath: '$.charge', OutputPath: '$', Next: 'Ship' }),
    Ship: invoke('ship', {
      Retry: retry,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Refund' }],
      End: true,
    }),
    Refund: { Type: 'Pass', Result: true, ResultPath: '$.refunded', End: true },
  },
};

test('Retry, Catch and time: path, attempts, calls, cost, duration', async () => {
  const { control, run } = await account();
  await control('POST', '/mocks', { lambda: 'charge', returns: { chargeId: 'c-1' } });
  await control('POST', '/mocks', { state: 'Ship', throws: 'Shipping.Down', times: 3 });
  const trace = await run(order, { amount: 10 });
  expect(trace).toMatchObject({
    status: 'SUCCEEDED',
    path: ['Charge', 'Ship', 'Refund'],
    durationSeconds: 6,
    transitions: 6,
    output: { amount: 10, refunded: true },
  });
  const [, ship] = trace.visits;
  expect(ship).toMatchObject({ outcome: 'caught', error: 'Shipping.Down', durationSeconds: 6 });
  expect(ship.attempts.map(({ startedBy }: any) => startedBy)).toEqual(['entry', 'retry', 'retry']);
  const { calls } = await control('GET', '/calls?lambda=charge');
  expect(calls).toMatchObject([
    { received: { amount: 10 }, answeredBy: 'mock', output: { Payload: { chargeId: 'c-1' } } },
  ]);
  expect((await control('GET', '/calls?state=Ship')).calls).toHaveLength(3);
  expect(await control('GET', '/mistakes')).toEqual({ mistakes: [], forgotten: 0 });
  expect(await control('GET', '/mocks/unused')).toEqual({ unused: [] });
});

test('an unanswered task fails the test, whatever the workflow catches', async () => {
  const { control, machine, start, of } = await account();
  await control('POST', '/mocks', { lambda: 'charge', returns: {} });
  const executionArn = await start(await machine(order));
  expect((await of(executionArn, '')).status).toBe('FAILED');
  const { mistakes } = await control('GET', '/mistakes');
  expect(mistakes).toMatchObject([
    { kind: 'tester', executionArn, message: expect.stringContaining("Nothing answers the task of state 'Ship'") },
  ]);
  const left = await control('POST', '/reset');
  expect(left).toMatchObject({ mistakes, unusedMocks: [], running: [], openTasks: [] });
  // Also one that an SDK was answered with, which code under test may swallow.
  const again = await machine(order);
  await expect(start(`${again}#Nothing`)).rejects.toThrow('there is no mock file');
  expect((await control('GET', '/mistakes')).mistakes).toHaveLength(1);
});

test('rejects a misspelt state', async () => {
  const { control, machine } = await account();
  await machine(order);
  await expect(control('POST', '/mocks', { state: 'Shp', retruns: 1 })).rejects.toMatchObject({
    status: 400,
    json: {
      code: 'BadRequest',
      faults: [{ in: 'body', pointer: '/retruns', message: "is not known. Did you mean 'returns'?" }],
    },
  });
  await expect(control('POST', '/mocks', { state: 'Shp', returns: 1 })).rejects.toThrow("Did you mean 'Ship'?");
});

test('a callback: its message in the outbox, its token, heartbeats, an answer from outside', async () => {
  const { control, machine, start, of } = await account();
  const executionArn = await start(
    await machine({
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/ask',
            MessageBody: { 'token.$': '$$.Task.Token', question: 'May I?' },
          },
          HeartbeatSeconds: 60,
          End: true,
        },
      },
    }),
  );
  const { task } = await of(executionArn, '/wait?until=task&state=Ask');
  const { messages } = await control('GET', '/outbox?destination=ask');
  expect(messages).toMatchObject([{ json: { token: task.taskToken, question: 'May I?' } }]);
  expect(await of(executionArn, '/wait?until=idle')).toMatchObject({
    reached: true,
    waiting: expect.stringContaining('Ask'),
  });
  await control('POST', '/tasks/answer', { taskToken: task.taskToken, heartbeat: true });
  await control('POST', '/tasks/answer', { executionArn, state: 'Ask', output: { yes: true } });
  expect(await of(executionArn, '/wait')).toMatchObject({ reached: true, execution: { status: 'SUCCEEDED' } });
});

test('a mock answers a callback after two days, and an activity has a worker', async () => {
  const { control, run, sfn } = await account();
  await control('POST', '/mocks', { state: 'Ask', succeedsToken: { yes: true }, after: '2d' });
  await control('POST', '/mocks', { activity: 'pack', returns: 'packed' });
  const { activityArn } = await sfn('CreateActivity', { name: 'pack' });
  const trace = await run({
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
        Next: 'Pack',
      },
      Pack: { Type: 'Task', Resource: activityArn, End: true },
    },
  });
  expect(trace).toMatchObject({ output: 'packed', durationSeconds: 172_800 });
});

test('a Map with a failing item; mocks by item', async () => {
  const { control, run } = await account();
  await control('POST', '/mocks', { lambda: 'ship', returns: 'ok' });
  await control('POST', '/mocks', { lambda: 'ship', forItem: 1, throws: 'Bad' });
  const trace = await run(
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'Ship', States: { Ship: invoke('ship', { End: true }) } },
          Catch: [{ ErrorEquals: ['Bad'], Next: 'Sorry' }],
          End: true,
        },
        Sorry: { Type: 'Pass', Result: 'sorry', End: true },
      },
    },
    [{ n: 1 }, { n: 2 }],
  );
  expect(trace).toMatchObject({ path: ['Each', 'Sorry'], output: 'sorry' });
  const failed = trace.visits.find(({ outcome }: any) => outcome === 'failed');
  expect(failed).toMatchObject({ state: 'Ship', error: 'Bad', within: { kind: 'iteration', index: 1 } });
});

test('a Choice has its reason, variables and stages, also in Express', async () => {
  const { run } = await account();
  const trace = await run(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Large',
      States: {
        Large: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.total > 100 %}', Next: 'Yes' }],
          Default: 'No',
        },
        Yes: { Type: 'Pass', Assign: { large: true }, Output: '{% $states.input.total * 2 %}', End: true },
        No: { Type: 'Fail' },
      },
    },
    { total: 150 },
    { type: 'EXPRESS' },
  );
  expect(trace).toMatchObject({ type: 'EXPRESS', output: 300, variables: { large: true }, cost: { type: 'EXPRESS' } });
  expect(trace.visits[0].choice).toMatchObject({ rule: 0, next: 'Yes' });
});

test('a manual clock: a year is over when the test says so', async () => {
  const { control, machine, start, of } = await account({ time: 'manual' });
  const executionArn = await start(
    await machine({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 30_000_000, End: true } } }),
  );
  expect(await control('GET', '/clock')).toMatchObject({ mode: 'manual', nextTimer: '2030-12-14T05:20:00.000Z' });
  expect(await control('POST', '/clock/advance', { seconds: 3600 })).toMatchObject({ now: '2030-01-01T01:00:00.000Z' });
  expect(await of(executionArn, '/wait?until=idle')).toMatchObject({ execution: { status: 'RUNNING' } });
  await control('POST', '/clock/next');
  expect((await of(executionArn, '')).status).toBe('SUCCEEDED');
});

test('mock files and test cases', async () => {
  const { control, machine, start, of } = await account();
  await control('PUT', '/mocks/file', {
    StateMachines: { m: { TestCases: { Happy: { Charge: 'Charged', Ship: 'Shipped' } } } },
    MockedResponses: {
      Charged: { '0': { Return: { Payload: {} } } },
      Shipped: { '0': { Throw: { Error: 'Shipping.Down', Cause: '' } }, '1': { Return: { Payload: 'p-1' } } },
    },
  });
  const executionArn = await start(`${await machine(order)}#Happy`);
  expect(await of(executionArn, '')).toMatchObject({ status: 'SUCCEEDED', output: 'p-1', testCase: 'Happy' });
  expect(await control('GET', '/mocks/unused')).toEqual({ unused: [] });
});

test('a nested execution, a denied action, telemetry, S3 and a redrive', async () => {
  const { id, control, machine, start, of, sfn } = await account();
  await control('PUT', '/buckets/in/objects/items.json', { json: [1, 2, 3] });
  const child = await machine(
    { StartAt: 'P', States: { P: { Type: 'Pass', Result: 'child', End: true } } },
    { name: 'child' },
  );
  const executionArn = await start(
    await machine({
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSON' },
            Parameters: { Bucket: 'in', Key: 'items.json' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          Next: 'Child',
        },
        Child: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: child },
          ResultSelector: { 'output.$': '$.Output' },
          Next: 'Send',
        },
        Send: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sns:publish',
          Parameters: { TopicArn: `arn:aws:sns:us-east-1:${id}:t`, Message: 'm' },
          ResultPath: null,
          End: true,
        },
      },
    }),
  );
  expect(await of(executionArn, '/wait')).toMatchObject({ reached: true, execution: { status: 'SUCCEEDED' } });
  expect((await control('GET', '/outbox?service=sns')).messages).toMatchObject([{ destination: 't', body: 'm' }]);
  const { executions } = await control('GET', '/executions');
  expect(executions).toHaveLength(5);
  await control('POST', '/deny', { action: 'sns:Publish' });
  const failed = await start(
    await machine(
      {
        StartAt: 'S',
        States: {
          S: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sns:publish',
            Parameters: { TopicArn: `arn:aws:sns:us-east-1:${id}:t`, Message: 'm' },
            End: true,
          },
        },
      },
      { name: 'sends' },
    ),
  );
  expect(await of(failed, '/wait')).toMatchObject({ execution: { status: 'FAILED' } });
  expect((await of(failed, '/trace')).visits[0].error).toBe('SNS.AmazonSNSException');
  await sfn('RedriveExecution', { executionArn: failed });
  expect(await of(failed, '/wait')).toMatchObject({ execution: { redriveCount: 1 } });
  expect((await of(failed, '/trace')).visits[0].attempts.map(({ startedBy }: any) => startedBy)).toEqual([
    'entry',
    'redrive',
  ]);
  const { statusEvents } = await control('GET', `/telemetry/statusEvents?executionArn=${encodeURIComponent(failed)}`);
  expect(statusEvents.length).toBeGreaterThan(2);
});

test('one state alone, and what is live', async () => {
  const { control, machine, start, sfn } = await account();
  const tested = await sfn('TestState', {
    definition: JSON.stringify({ Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($.a, 1)' }, End: true }),
    input: '{"a":1}',
    roleArn: 'arn:aws:iam::111122223333:role/r',
  });
  expect(tested).toMatchObject({ status: 'SUCCEEDED', output: '{"sum":2}' });
  const { change, epoch } = await control('GET', '/changes?seconds=0');
  const next = control('GET', `/changes?after=${change}&epoch=${epoch}`);
  const executionArn = await start(await machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }));
  expect((await next).executions).toMatchObject([{ executionArn, status: 'SUCCEEDED' }]);
});

test('accounts are isolated, and a deleted one is gone', async () => {
  const one = await account();
  const two = await account();
  await one.control('POST', '/mocks', { state: 'S', returns: 1 });
  expect((await two.control('GET', '/mocks')).mocks).toEqual([]);
  const { accounts } = await send('/_stepmill/v1/accounts');
  expect(accounts.map(({ accountId }: any) => accountId)).toEqual(expect.arrayContaining([one.id, two.id]));
  await one.control('DELETE', '');
  await expect(one.control('GET', '/mocks')).rejects.toMatchObject({ status: 404, json: { code: 'NotFound' } });
});
