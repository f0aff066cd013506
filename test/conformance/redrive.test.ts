import { roleArn } from '../emulator/operations/support/testService';
import { activityArn, timedOut, useScenario } from './support/Scenario';

const s = useScenario();
const arn = activityArn('press');
const failure = { error: 'Print.Fire', cause: 'clear the room' };
const scheduled = { resource: arn };
const worker = { workerName: 'w' };

beforeEach(() => s.call('CreateActivity', { name: 'press' }));

const print = { Type: 'Task', Resource: arn, End: true };

async function fail(): Promise<void> {
  const { taskToken } = await s.lease(arn);
  await s.call('SendTaskFailure', { taskToken, ...failure });
}

async function succeed(output: unknown): Promise<void> {
  const { taskToken } = await s.lease(arn);
  await s.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
}

const redrive = (executionArn: string): Promise<unknown> => s.call('RedriveExecution', { executionArn });

/** The history from an event on. */
async function historyFrom(executionArn: string, id: number): Promise<unknown[]> {
  return (await s.history(executionArn)).slice(id - 1);
}

test('schedules a Task again, restarts its retries, and shows the redrive in the context', async () => {
  const Parameters = { 'execution.$': '$$.Execution', 'state.$': '$$.State' };
  const Retry = [{ ErrorEquals: ['Print.Fire'], MaxAttempts: 1, IntervalSeconds: 5 }];
  const run = await s.run({
    StartAt: 'First',
    States: { First: { Type: 'Pass', Result: 1, Next: 'Print' }, Print: { ...print, Parameters, Retry } },
  });
  const old = await s.lease(arn);
  await s.call('SendTaskFailure', { taskToken: old.taskToken, ...failure });
  s.service.advance(5000);
  await fail();
  s.service.advance(60_000);
  await redrive(run);
  expect(await s.callsOfLateWorker(old.taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  await fail();
  s.service.advance(5000);
  await succeed('page');
  const [name] = run.split(':').slice(-1);
  const execution = { Id: run, Input: {}, StartTime: '2030-01-01T00:00:00Z', Name: name, RoleArn: roleArn };
  const input = (RetryCount: number, redriven: object) =>
    JSON.stringify({
      execution: { ...execution, ...redriven },
      state: { Name: 'Print', EnteredTime: '2030-01-01T00:00:00Z', RetryCount },
    });
  const before = { RedriveCount: 0 };
  const after = { RedriveCount: 1, RedriveTime: '2030-01-01T00:01:05Z' };
  expect(await s.history(run)).toEqual([
    ['1<0 ExecutionStarted', { input: '{}', roleArn }],
    ['2<0 PassStateEntered', { name: 'First', input: '{}' }],
    ['3<2 PassStateExited', { name: 'First', output: '1' }],
    ['4<3 TaskStateEntered', { name: 'Print', input: '1' }],
    ['5<4 ActivityScheduled', { ...scheduled, input: input(0, before) }],
    ['6<5 ActivityStarted', worker],
    ['7<6 ActivityFailed', failure],
    ['8<7 ActivityScheduled after 5 s', { ...scheduled, input: input(1, before) }],
    ['9<8 ActivityStarted after 5 s', worker],
    ['10<9 ActivityFailed after 5 s', failure],
    ['11<10 ExecutionFailed after 5 s', failure],
    ['12<11 ExecutionRedriven after 65 s', { redriveCount: 1 }],
    ['13<4 ActivityScheduled after 65 s', { ...scheduled, input: input(0, after) }],
    ['14<13 ActivityStarted after 65 s', worker],
    ['15<14 ActivityFailed after 65 s', failure],
    ['16<15 ActivityScheduled after 70 s', { ...scheduled, input: input(1, after) }],
    ['17<16 ActivityStarted after 70 s', worker],
    ['18<17 ActivitySucceeded after 70 s', { output: '"page"' }],
    ['19<18 TaskStateExited after 70 s', { name: 'Print', output: '"page"' }],
    ['20<19 ExecutionSucceeded after 70 s', { output: '"page"' }],
  ]);
});

test('a Fail state fails again, without being entered again', async () => {
  const run = await s.run({ StartAt: 'No', States: { No: { Type: 'Fail', Error: 'E', Cause: 'C' } } });
  await redrive(run);
  await redrive(run);
  expect(await historyFrom(run, 2)).toEqual([
    ['2<0 FailStateEntered', { name: 'No', input: '{}' }],
    ['3<2 ExecutionFailed', { error: 'E', cause: 'C' }],
    ['4<3 ExecutionRedriven', { redriveCount: 1 }],
    ['5<4 ExecutionFailed', { error: 'E', cause: 'C' }],
    ['6<5 ExecutionRedriven', { redriveCount: 2 }],
    ['7<6 ExecutionFailed', { error: 'E', cause: 'C' }],
  ]);
});

test.each([
  ['a Wait for seconds waits as long again', { Seconds: 30 }, ' after 130 s'],
  ['a Wait for a time that has come is left at once', { Timestamp: '2030-01-01T00:01:00Z' }, ' after 100 s'],
])('%s', async (_title, field, left) => {
  const run = await s.run({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', ...field, End: true } } });
  s.service.advance(20_000);
  await s.call('StopExecution', { executionArn: run });
  s.service.advance(80_000);
  await redrive(run);
  s.service.advance(100_000);
  expect(await historyFrom(run, 3)).toEqual([
    ['3<0 ExecutionAborted after 20 s', {}],
    ['4<3 ExecutionRedriven after 100 s', { redriveCount: 1 }],
    [`5<2 WaitStateExited${left}`, { name: 'Wait', output: '{}' }],
    [`6<5 ExecutionSucceeded${left}`, { output: '{}' }],
  ]);
});

test('a Choice evaluates its rules again', async () => {
  const run = await s.run({
    StartAt: 'Which',
    States: {
      Which: {
        Type: 'Choice',
        Choices: [{ Variable: '$$.Execution.RedriveCount', NumericEquals: 1, Next: 'Second' }],
      },
      Second: { Type: 'Succeed' },
    },
  });
  await redrive(run);
  expect(await historyFrom(run, 3)).toEqual([
    [
      '3<2 ExecutionFailed',
      {
        error: 'States.Runtime',
        cause:
          "An error occurred while executing the state 'Which' (entered at the event id #2). " +
          'Failed to transition out of the state. The state does not point to a next state.',
      },
    ],
    ['4<3 ExecutionRedriven', { redriveCount: 1 }],
    ['5<2 ChoiceStateExited', { name: 'Which', output: '{}' }],
    ['6<5 SucceedStateEntered', { name: 'Second', input: '{}' }],
    ['7<6 SucceedStateExited', { name: 'Second', output: '{}' }],
    ['8<7 ExecutionSucceeded', { output: '{}' }],
  ]);
});

test("the execution's timeout counts from the redrive", async () => {
  const run = await s.run({ TimeoutSeconds: 8, StartAt: 'Print', States: { Print: { ...print, TimeoutSeconds: 60 } } });
  s.service.advance(10_000);
  await redrive(run);
  s.service.advance(7_000);
  expect(await s.describe(run)).toMatchObject({ status: 'RUNNING' });
  s.service.advance(1_000);
  const task = { ...scheduled, input: '{}', timeoutInSeconds: 60 };
  expect(await historyFrom(run, 3)).toEqual([
    ['3<2 ActivityScheduled', task],
    ['4<0 ExecutionTimedOut after 8 s', { error: 'States.Timeout' }],
    ['5<4 ExecutionRedriven after 10 s', { redriveCount: 1 }],
    ['6<2 ActivityScheduled after 10 s', task],
    ['7<0 ExecutionTimedOut after 18 s', { error: 'States.Timeout' }],
  ]);
});
