import { prefix, roleArn } from '../emulator/operations/support/testService';
import { activityArn, useScenario } from './support/Scenario';

// AWS: recorded in September 2026.
const s = useScenario();
const arn = activityArn('press');
const failure = { error: 'States.Runtime', cause: 'State machine M has been deleted' };
const deleteMachine = () => s.call('DeleteStateMachine', { stateMachineArn: `${prefix}:stateMachine:M` });

test('a Wait ends the execution when it is over', async () => {
  const run = await s.run({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } });
  await deleteMachine();
  s.service.advance(59_999);
  expect(await s.describe(run)).toMatchObject({ status: 'RUNNING' });
  s.service.advance(1);
  expect(await s.history(run)).toEqual([
    ['1<0 ExecutionStarted', { input: '{}', roleArn }],
    ['2<0 WaitStateEntered', { name: 'W', input: '{}' }],
    ['3<2 ExecutionFailed after 60 s', failure],
  ]);
});

test('the answer of a worker is taken, and ends the execution', async () => {
  await s.call('CreateActivity', { name: 'press' });
  const run = await s.run({ StartAt: 'T', States: { T: { Type: 'Task', Resource: arn, End: true } } });
  const { taskToken } = await s.lease(arn);
  await deleteMachine();
  expect(await s.call('SendTaskSuccess', { taskToken, output: '1' })).toEqual({});
  expect(await s.history(run)).toEqual([
    ['1<0 ExecutionStarted', { input: '{}', roleArn }],
    ['2<0 TaskStateEntered', { name: 'T', input: '{}' }],
    ['3<2 ActivityScheduled', { resource: arn, input: '{}' }],
    ['4<3 ActivityStarted', { workerName: 'w' }],
    ['5<4 ExecutionFailed', failure],
  ]);
});

test('makes no further attempt, and no Catch applies', async () => {
  await s.call('CreateActivity', { name: 'press' });
  const run = await s.run({
    StartAt: 'T',
    States: {
      T: {
        Type: 'Task',
        Resource: arn,
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 9 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Out' }],
        Next: 'Out',
      },
      Out: { Type: 'Succeed' },
    },
  });
  const { taskToken } = await s.lease(arn);
  await s.call('SendTaskFailure', { taskToken, error: 'Jam' });
  await deleteMachine();
  s.service.advance(9_000);
  expect((await s.history(run)).slice(4)).toEqual([
    ['5<4 ActivityFailed', { error: 'Jam' }],
    ['6<5 ExecutionFailed after 9 s', failure],
  ]);
});

test('the first branch that continues ends the execution', async () => {
  const wait = (StartAt: string, Seconds: number) => ({
    StartAt,
    States: { [StartAt]: { Type: 'Wait', Seconds, End: true } },
  });
  const run = await s.run({
    StartAt: 'Both',
    States: { Both: { Type: 'Parallel', Branches: [wait('A', 9), wait('B', 5)], End: true } },
  });
  await deleteMachine();
  s.service.advance(9_000);
  expect((await s.history(run)).slice(3)).toEqual([
    ['4<3 WaitStateEntered', { name: 'A', input: '{}' }],
    ['5<3 WaitStateEntered', { name: 'B', input: '{}' }],
    ['6<5 ExecutionFailed after 5 s', failure],
  ]);
});
