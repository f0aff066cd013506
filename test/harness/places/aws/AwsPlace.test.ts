import { matchers } from '../../../../src/harness/matchers/matchers';
import { Stepmill } from '../../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../../src/harness/StepmillOptions';
import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';

// AWS's part is played by a server that is only spoken to through the API.
const credentials = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: 'us-east-1' };
const environment = { ...process.env };
let service: Service;
let server: RunningServer;
let sfn: Stepmill;

const fn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const task = {
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: fn('a'), Next: 'B' }, B: { Type: 'Pass', End: true } },
} as const;
const approval = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'note.$': '$$.Task.Token' } },
      Next: 'Work',
    },
    Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:work', End: true },
  },
} as const;

beforeAll(() => expect.extend(matchers));

beforeEach(async () => {
  Object.assign(process.env, credentials);
  service = createService({ time: 'skip', handlers: { a: (event) => ({ got: event }), ask: () => null } });
  server = await startServer(service, { port: 0 });
  sfn = create();
  sfn.harness.test.begin();
});

afterEach(async () => {
  process.env = { ...environment };
  sfn.harness.test.end();
  await sfn.close();
  service.close();
  await server.close();
});

function create(options: StepmillOptions = {}): Stepmill {
  return new Stepmill({ target: 'aws', endpoint: server.url, ...options });
}

function deploy(name: string, definition: object, type = 'STANDARD'): string {
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const input = { name, definition: JSON.stringify(definition), roleArn, type };
  return (service.call('CreateStateMachine', input) as { stateMachineArn: string }).stateMachineArn;
}

test('runs a machine that is deployed, and reads what it did', async () => {
  const arn = deploy('Task-prod', task);
  process.env['STEPMILL_STATE_MACHINE_ARN_TASK'] = arn;
  const machine = sfn.stateMachine(task, { name: 'Task' });
  expect(await machine.arn()).toBe(arn);
  const run = await machine.run({ n: 1 });
  expect(run).toHaveSucceeded();
  expect(run).toHaveTakenPath(['A', 'B']);
  expect(run).toHaveOutput({ got: { n: 1 } });
  expect(run.task('A')).toHaveBeenCalledWith({ n: 1 });
});

test('long histories come page by page', async () => {
  const many = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  } as const;
  const machine = sfn.stateMachine(many, { arn: deploy('Many', many) });
  const run = await machine.run(Array.from({ length: 300 }, (_, index) => index));
  expect(run.history).toHaveLength(1_206);
});

test('ends callbacks by the token in the parameters, and activities as a worker', async () => {
  service.call('CreateActivity', { name: 'work' });
  const run = await sfn.stateMachine(approval, { arn: deploy('Approval', approval) }).start({});
  await run.until('Ask');
  await run.task('Ask').heartbeat();
  await run.task('Ask').succeed({ yes: true });
  await run.task('Work').heartbeat();
  await run.task('Work').succeed('done');
  expect(await run.ended()).toHaveOutput('done');
});

test('what is left running is stopped, and told', async () => {
  const run = await sfn.stateMachine(approval, { arn: deploy('Approval', approval) }).start({});
  void run.ended();
  await run.until('Ask');
  expect(await sfn.reset()).toMatch(/^Execution arn:\S+ is still RUNNING:\n.*\n.*Ask/);
  expect((await run.now()).status).toBe('ABORTED');
});

test('a run that was stopped is redriven, and its task has a new token', async () => {
  const machine = { StartAt: 'Ask', States: { Ask: { ...approval.States.Ask, Next: undefined, End: true } } };
  const started = await sfn.stateMachine(machine, { arn: deploy('Ask', machine) }).start({});
  await started.until('Ask');
  const stopped = await started.stop('Enough');
  await started.redrive();
  await started.task('Ask').succeed({ yes: true });
  const run = await started.ended();
  expect([stopped.status, run.status, run.redriveCount, run.output]).toEqual([
    'ABORTED',
    'SUCCEEDED',
    1,
    { yes: true },
  ]);
  await expect(run.redrive()).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
});

test('Express workflows are run to their end; AWS keeps no history of them', async () => {
  const machine = sfn.stateMachine(task, { arn: deploy('Quick', task, 'EXPRESS') });
  const run = await machine.run({ n: 1 });
  expect(run).toHaveOutput({ got: { n: 1 } });
  expect(() => run.path).toThrow('history');
});

test('errors of the API have its names', async () => {
  const none = sfn.execution('arn:aws:states:us-east-1:123456789012:execution:none:none');
  await expect(none).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
});

describe('skips the test', () => {
  const machine = () => sfn.stateMachine(task, { arn: deploy('Task', task) });
  test.each([
    ['mocks', () => machine().mock('A').returns(1), 'mock(…) cannot work in AWS: there, the tasks run for real.'],
    ['scripts', () => sfn.mock.lambda('a').returns(1), 'mock(…) cannot work in AWS: there, the tasks run for real.'],
    ['functions', () => sfn.lambda('a', () => 1), 'sfn.lambda(…) cannot work in AWS: there, the tasks run for real.'],
    ['a mock file', () => sfn.use('mocks.json'), 'sfn.use(…) cannot work in AWS: there, the tasks run for real.'],
    ['the log of calls', () => sfn.calls, 'sfn.calls cannot work in AWS: there, the tasks run for real.'],
    ['the outbox', () => sfn.outbox, 'sfn.outbox cannot work in AWS: there, the tasks run for real.'],
    ['the clock', () => sfn.clock.advance('1h'), 'advance(…) cannot work in AWS: there, time passes by itself.'],
    [
      'timers',
      () => sfn.clock.advanceToNextTimer(),
      'advanceToNextTimer() cannot work in AWS: there, time passes by itself.',
    ],
    [
      'runSync()',
      () => machine().runSync(),
      'runSync() only works in the test process. To run anywhere, write: await machine.run(…)',
    ],
    [
      'a test case',
      () => machine().run({}, { testCase: 'Happy' }),
      'a test case cannot work in AWS: there, the tasks run for real.',
    ],
  ])('for %s', async (_title, use, reason) => {
    const thrown: unknown = await (async () => use())().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'NotHereError', message: reason });
  });

  test.each([
    ['startTime', { startTime: 0 }, 'the option startTime cannot work in AWS: there, time passes by itself.'],
    ['mocks', { mocks: {} }, 'the option mocks cannot work in AWS: there, the tasks run for real.'],
    ['handlers', { handlers: {} }, 'the option handlers cannot work in AWS: there, the tasks run for real.'],
  ])('that starts something in a harness with %s', async (_title, options, message) => {
    const harness = create(options);
    harness.harness.test.begin();
    const run = harness.stateMachine(task, { arn: deploy('Task', task) }).run({});
    await expect(run).rejects.toMatchObject({ name: 'NotHereError', message });
    await harness.close();
  });

  test('that starts something after functions were given outside of tests', async () => {
    sfn.harness.test.end();
    sfn.lambda('a', () => 1);
    sfn.harness.test.begin();
    const run = sfn.stateMachine(task, { arn: deploy('Task', task) }).run({});
    await expect(run).rejects.toMatchObject({
      name: 'NotHereError',
      message: expect.stringContaining('sfn.lambda(…)'),
    });
  });

  test('by the context of the test, where the runner gives one', () => {
    const reasons: string[] = [];
    sfn.harness.test.begin({ skip: (reason: string) => reasons.push(reason) });
    expect(() => sfn.lambda('a', () => 1)).toThrow('cannot work in AWS');
    expect(reasons).toEqual(['sfn.lambda(…) cannot work in AWS: there, the tasks run for real.']);
  });

  test('but only for what is not here', async () => {
    await expect(sfn.skippable(() => sfn.outbox)()).resolves.toBeUndefined();
    await expect(
      sfn.skippable(() => {
        throw new TypeError('mine');
      })(),
    ).rejects.toThrow('mine');
  });
});

test('clients and environments for code under test', async () => {
  expect(await sfn.endpoint).toBe(server.url);
  expect(await sfn.env()).toEqual({
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_SFN: server.url,
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
  });
  const { ListStateMachinesCommand } = await import('@aws-sdk/client-sfn');
  expect(await sfn.client().send(new ListStateMachinesCommand({}))).toMatchObject({ stateMachines: [] });
});

test("without an endpoint it is AWS's own", async () => {
  delete process.env['STEPMILL_ENDPOINT'];
  const harness = new Stepmill({ target: 'aws', region: 'eu-west-1' });
  expect(await harness.endpoint).toBe('https://states.eu-west-1.amazonaws.com');
  expect(await harness.env()).toEqual({ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' });
  await harness.close();
});
