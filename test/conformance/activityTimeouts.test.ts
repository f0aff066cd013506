import { activityArn, timedOut, useScenario, type Line } from './support/Scenario';
import { roleArn } from '../emulator/operations/support/testService';

// AWS: recorded in September 2026, as everything in this folder.
const s = useScenario();
const arn = activityArn('press');
const input = '{"page": 1}';

beforeEach(() => s.call('CreateActivity', { name: 'press' }));

const jam = { Type: 'Pass', Result: 'jammed', ResultPath: '$.end', End: true };
const print = (fields: object, machine: object = {}) => ({
  StartAt: 'Print',
  States: {
    Print: {
      Type: 'Task',
      Resource: arn,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.why', Next: 'Jam' }],
      End: true,
      ...fields,
    },
    Jam: jam,
  },
  ...machine,
});

const begun = (timeoutInSeconds: number, heartbeatInSeconds: number, after = ''): Line[] => [
  ['1<0 ExecutionStarted', { input, roleArn }],
  ['2<0 TaskStateEntered', { name: 'Print', input }],
  ['3<2 ActivityScheduled', { resource: arn, input, timeoutInSeconds, heartbeatInSeconds }],
  [`4<3 ActivityStarted${after}`, { workerName: 'w' }],
];
const why = '{"page":1,"why":{"Error":"States.Timeout","Cause":""}}';
const jammed = '{"page":1,"why":{"Error":"States.Timeout","Cause":""},"end":"jammed"}';
const caught = (after: string): Line[] => [
  [`5<4 ActivityTimedOut ${after}`, { error: 'States.Timeout' }],
  [`6<5 TaskStateExited ${after}`, { name: 'Print', output: why }],
  [`7<6 PassStateEntered ${after}`, { name: 'Jam', input: why }],
  [`8<7 PassStateExited ${after}`, { name: 'Jam', output: jammed }],
  [`9<8 ExecutionSucceeded ${after}`, { output: jammed }],
];

test('a task waits without limit until a worker takes it', async () => {
  const run = await s.run(print({ TimeoutSeconds: 3, HeartbeatSeconds: 2 }), input);
  s.service.advance(5_000);
  expect(await s.describe(run)).toMatchObject({ status: 'RUNNING' });
  const { taskToken } = await s.lease(arn);
  await s.call('SendTaskSuccess', { taskToken, output: '{"printed": true}' });
  const output = '{"printed": true}';
  expect(await s.describe(run)).toMatchObject({ status: 'SUCCEEDED', output });
  expect(await s.history(run)).toEqual([
    ...begun(3, 2, ' after 5 s'),
    ['5<4 ActivitySucceeded after 5 s', { output }],
    ['6<5 TaskStateExited after 5 s', { name: 'Print', output }],
    ['7<6 ExecutionSucceeded after 5 s', { output }],
  ]);
});

test('a worker that is silent for HeartbeatSeconds loses its task; the error is States.Timeout', async () => {
  const run = await s.run(print({ TimeoutSeconds: 6, HeartbeatSeconds: 2 }), input);
  const { taskToken } = await s.lease(arn);
  s.service.advance(2_500);
  expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  expect(await s.describe(run)).toMatchObject({ status: 'SUCCEEDED', output: jammed });
  expect(await s.history(run)).toEqual([...begun(6, 2), ...caught('after 2 s')]);
});

test('heartbeats leave no events and do not extend TimeoutSeconds', async () => {
  const run = await s.run(print({ TimeoutSeconds: 4, HeartbeatSeconds: 2 }), input);
  const { taskToken } = await s.lease(arn);
  for (let beat = 1; beat <= 3; beat++) {
    s.service.advance(900);
    expect(await s.call('SendTaskHeartbeat', { taskToken })).toEqual({});
  }
  s.service.advance(1_500);
  expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  expect(await s.describe(run)).toMatchObject({ status: 'SUCCEEDED', output: jammed });
  expect(await s.history(run)).toEqual([...begun(4, 2), ...caught('after 4 s')]);
});

test('neither Retry nor Catch applies to the TimeoutSeconds of the machine', async () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }];
  const definition = print({ TimeoutSeconds: 8, HeartbeatSeconds: 2, Retry }, { TimeoutSeconds: 3 });
  const run = await s.run(definition, input);
  const { taskToken } = await s.lease(arn);
  for (let beat = 1; beat <= 2; beat++) {
    s.service.advance(800);
    await s.call('SendTaskHeartbeat', { taskToken });
  }
  s.service.advance(1_500);
  expect(await s.callsOfLateWorker(taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  const { status, error, cause } = await s.describe(run);
  expect({ status, error, cause }).toEqual({ status: 'TIMED_OUT', error: undefined, cause: undefined });
  expect(await s.history(run)).toEqual([
    ...begun(8, 2),
    ['5<0 ExecutionTimedOut after 3 s', { error: 'States.Timeout' }],
  ]);
});

test('a timeout is retried under a new token', async () => {
  const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }];
  const run = await s.run(print({ TimeoutSeconds: 3, HeartbeatSeconds: 1, Retry }), input);
  const first = await s.lease(arn);
  s.service.advance(1_300);
  expect(await s.errorOf('SendTaskHeartbeat', first)).toEqual(timedOut(arn));
  s.service.advance(700);
  const second = await s.lease(arn);
  await s.call('SendTaskSuccess', { taskToken: second.taskToken, output: '{"again": true}' });
  const output = '{"again": true}';
  expect(await s.history(run)).toEqual([
    ...begun(3, 1),
    ['5<4 ActivityTimedOut after 1 s', { error: 'States.Timeout' }],
    ['6<5 ActivityScheduled after 2 s', { resource: arn, input, timeoutInSeconds: 3, heartbeatInSeconds: 1 }],
    ['7<6 ActivityStarted after 2 s', { workerName: 'w' }],
    ['8<7 ActivitySucceeded after 2 s', { output }],
    ['9<8 TaskStateExited after 2 s', { name: 'Print', output }],
    ['10<9 ExecutionSucceeded after 2 s', { output }],
  ]);
});

test('a worker whose poll ends without a task gets neither token nor input', async () => {
  const poll = s.lease(arn);
  s.service.close();
  expect(await poll).toEqual({});
});
