import { roleArn } from '../emulator/operations/support/testService';
import { activityArn, timedOut, useScenario, type Line } from './support/Scenario';

const s = useScenario();
const arn = activityArn('press');
const input = '{"page":1}';
const scheduled = { resource: arn, input, timeoutInSeconds: 8, heartbeatInSeconds: 3 };

beforeEach(() => s.call('CreateActivity', { name: 'press' }));

const end = (Result: string) => ({ Type: 'Pass', Result, ResultPath: '$.end', End: true });
const print = (fields: { Catch?: object; [field: string]: unknown }) => ({
  StartAt: 'Print',
  States: {
    Print: { Type: 'Task', Resource: arn, TimeoutSeconds: 8, HeartbeatSeconds: 3, End: true, ...fields },
    ...(fields.Catch && { Smudged: end('smudged'), Broken: end('broken') }),
  },
});
const Catch = [
  { ErrorEquals: ['Print.Smudged'], ResultPath: '$.why', Next: 'Smudged' },
  { ErrorEquals: ['States.ALL'], ResultPath: '$.why', Next: 'Broken' },
];
const retry = (IntervalSeconds: number, MaxAttempts: number) => [
  { ErrorEquals: ['Print.NoPaper'], IntervalSeconds, MaxAttempts, BackoffRate: 1 },
];
const begun: Line[] = [
  ['1<0 ExecutionStarted', { input, roleArn }],
  ['2<0 TaskStateEntered', { name: 'Print', input }],
  ['3<2 ActivityScheduled', scheduled],
];
const leased: Line[] = [...begun, ['4<3 ActivityStarted', { workerName: 'w' }]];

const invalidToken = { code: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
const invalidOutput = { code: 'InvalidOutput', message: "Invalid Output: 'ink' is not valid JSON." };
const abroad = { accountId: '123456789012', region: 'eu-west-1' };

describe('the order of checks', () => {
  test('the model, the form of the token, the output, and last whether the task is still open', async () => {
    const run = await s.run(print({ Catch }), input);
    const { taskToken } = await s.lease(arn);
    const success = (output: string, token = taskToken) => ({ taskToken: token, output });
    expect(await s.errorOf('SendTaskSuccess', success('ink'))).toEqual(invalidOutput);
    expect(await s.call('SendTaskHeartbeat', { taskToken })).toEqual({});
    expect(await s.errorOf('SendTaskHeartbeat', { taskToken }, abroad)).toEqual(invalidToken);
    expect(await s.errorOf('SendTaskSuccess', success('{}'), abroad)).toEqual(invalidToken);
    expect(await s.errorOf('SendTaskFailure', { taskToken, error: 'E' }, abroad)).toEqual(invalidToken);
    expect(await s.call('SendTaskHeartbeat', { taskToken })).toEqual({});
    expect(await s.call('SendTaskSuccess', success('{"pages":2}'))).toEqual({});
    expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
    expect(await s.errorOf('SendTaskSuccess', success('ink'))).toEqual(invalidOutput);
    const output = '{"pages":2}';
    expect(await s.history(run)).toEqual([
      ...leased,
      ['5<4 ActivitySucceeded', { output }],
      ['6<5 TaskStateExited', { name: 'Print', output }],
      ['7<6 ExecutionSucceeded', { output }],
    ]);
  });

  test.each([
    ['SendTaskSuccess', { taskToken: 'no-token', output: '{}' }],
    ['SendTaskSuccess', { taskToken: 'no-token', output: 'ink' }],
    ['SendTaskHeartbeat', { taskToken: 'no-token' }],
    ['SendTaskFailure', { taskToken: 'no-token', error: 'E', cause: 'c' }],
  ])('%s with %j: no token at all', async (operation, parameters) => {
    expect(await s.errorOf(operation, parameters)).toEqual(invalidToken);
  });

  test.each([
    [
      { taskToken: '', output: 'ink' },
      "Value '' at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [{ taskToken: 'no-token' }, "Value at 'output' failed to satisfy constraint: Member must not be null"],
  ])('SendTaskSuccess with %j breaks the model', async (parameters, violation) => {
    expect(await s.errorOf('SendTaskSuccess', parameters)).toEqual({
      code: 'ValidationException',
      message: `1 validation error detected: ${violation}`,
    });
  });
});

describe('retries', () => {
  test('each attempt has a token of its own, and the one before is dead at once', async () => {
    const Parameters = { 'attempt.$': '$$.State.RetryCount' };
    const run = await s.run(print({ Parameters, Retry: retry(1, 2) }), input);
    const first = await s.lease(arn);
    await s.call('SendTaskFailure', { taskToken: first.taskToken, error: 'Print.NoPaper', cause: 'tray 1' });
    expect(await s.callsOfLateWorker(first.taskToken)).toEqual(Array(3).fill(timedOut(arn)));
    s.service.advance(1_000);
    const second = await s.lease(arn);
    expect([first.input, second.input]).toEqual(['{"attempt":0}', '{"attempt":1}']);
    await s.call('SendTaskHeartbeat', { taskToken: second.taskToken });
    await s.call('SendTaskSuccess', { taskToken: second.taskToken, output: '2' });
    expect(await s.history(run)).toEqual([
      ...begun.slice(0, 2),
      ['3<2 ActivityScheduled', { ...scheduled, input: '{"attempt":0}' }],
      ['4<3 ActivityStarted', { workerName: 'w' }],
      ['5<4 ActivityFailed', { error: 'Print.NoPaper', cause: 'tray 1' }],
      ['6<5 ActivityScheduled after 1 s', { ...scheduled, input: '{"attempt":1}' }],
      ['7<6 ActivityStarted after 1 s', { workerName: 'w' }],
      ['8<7 ActivitySucceeded after 1 s', { output: '2' }],
      ['9<8 TaskStateExited after 1 s', { name: 'Print', output: '2' }],
      ['10<9 ExecutionSucceeded after 1 s', { output: '2' }],
    ]);
  });

  test('when they are used up, the last error is caught', async () => {
    const run = await s.run(print({ Retry: retry(1, 2), Catch }), input);
    for (let attempt = 0; attempt < 3; attempt++) {
      const { taskToken } = await s.lease(arn);
      await s.call('SendTaskFailure', { taskToken, error: 'Print.NoPaper', cause: `tray ${attempt}` });
      s.service.advance(1_000);
    }
    const why = '{"page":1,"why":{"Error":"Print.NoPaper","Cause":"tray 2"}}';
    const output = '{"page":1,"why":{"Error":"Print.NoPaper","Cause":"tray 2"},"end":"broken"}';
    expect(await s.history(run)).toEqual([
      ...leased,
      ['5<4 ActivityFailed', { error: 'Print.NoPaper', cause: 'tray 0' }],
      ['6<5 ActivityScheduled after 1 s', scheduled],
      ['7<6 ActivityStarted after 1 s', { workerName: 'w' }],
      ['8<7 ActivityFailed after 1 s', { error: 'Print.NoPaper', cause: 'tray 1' }],
      ['9<8 ActivityScheduled after 2 s', scheduled],
      ['10<9 ActivityStarted after 2 s', { workerName: 'w' }],
      ['11<10 ActivityFailed after 2 s', { error: 'Print.NoPaper', cause: 'tray 2' }],
      ['12<11 TaskStateExited after 2 s', { name: 'Print', output: why }],
      ['13<12 PassStateEntered after 2 s', { name: 'Broken', input: why }],
      ['14<13 PassStateExited after 2 s', { name: 'Broken', output }],
      ['15<14 ExecutionSucceeded after 2 s', { output }],
    ]);
  });
});

test('the first of several matching catchers applies', async () => {
  const run = await s.run(print({ Retry: retry(1, 2), Catch }), input);
  const { taskToken } = await s.lease(arn);
  await s.call('SendTaskFailure', { taskToken, error: 'Print.Smudged', cause: 'wet' });
  expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  const why = '{"page":1,"why":{"Error":"Print.Smudged","Cause":"wet"}}';
  const output = '{"page":1,"why":{"Error":"Print.Smudged","Cause":"wet"},"end":"smudged"}';
  expect(await s.history(run)).toEqual([
    ...leased,
    ['5<4 ActivityFailed', { error: 'Print.Smudged', cause: 'wet' }],
    ['6<5 TaskStateExited', { name: 'Print', output: why }],
    ['7<6 PassStateEntered', { name: 'Smudged', input: why }],
    ['8<7 PassStateExited', { name: 'Smudged', output }],
    ['9<8 ExecutionSucceeded', { output }],
  ]);
});

describe('StopExecution', () => {
  test('of a task held by a worker: once', async () => {
    const run = await s.run(print({ Catch }), input);
    const { taskToken } = await s.lease(arn);
    s.service.advance(1_000);
    const first = await s.call('StopExecution', { executionArn: run, error: 'Shop.Closed', cause: 'five o’clock' });
    expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
    expect(await s.errorOf('SendTaskSuccess', { taskToken, output: 'ink' })).toEqual(invalidOutput);
    s.service.advance(1_000);
    expect(await s.call('StopExecution', { executionArn: run, error: 'Shop.Sold', cause: 'again' })).toEqual(first);
    s.service.advance(5_000);
    const failure = { error: 'Shop.Closed', cause: 'five o’clock' };
    expect(await s.describe(run)).toMatchObject({ status: 'ABORTED', ...failure, stopDate: first.stopDate });
    expect(await s.history(run)).toEqual([...leased, ['5<0 ExecutionAborted after 1 s', failure]]);
  });

  test('of a task that no worker has taken: no worker will get it', async () => {
    const run = await s.run(print({ Catch }), input);
    await s.call('StopExecution', { executionArn: run });
    const { status, error, cause } = await s.describe(run);
    expect({ status, error, cause }).toEqual({ status: 'ABORTED', error: undefined, cause: undefined });
    expect(await s.history(run)).toEqual([...begun, ['4<0 ExecutionAborted', {}]]);
    const poll = s.lease(arn);
    s.close();
    expect(await poll).toEqual({});
  });

  test('while a retry is waited for: the wait leaves nothing', async () => {
    const run = await s.run(print({ Retry: retry(5, 1), Catch }), input);
    const { taskToken } = await s.lease(arn);
    await s.call('SendTaskFailure', { taskToken, error: 'Print.NoPaper', cause: 'tray 1' });
    await s.call('StopExecution', { executionArn: run });
    s.service.advance(5_300);
    expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
    expect(await s.describe(run)).toMatchObject({ status: 'ABORTED' });
    expect(await s.history(run)).toEqual([
      ...leased,
      ['5<4 ActivityFailed', { error: 'Print.NoPaper', cause: 'tray 1' }],
      ['6<0 ExecutionAborted', {}],
    ]);
  });

  test('of a failed execution returns when it failed', async () => {
    const run = await s.run({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } });
    const { stopDate } = await s.describe(run);
    s.service.advance(1_000);
    expect(await s.call('StopExecution', { executionArn: run })).toEqual({ stopDate });
    expect(await s.describe(run)).toMatchObject({ status: 'FAILED', error: 'E' });
  });
});
