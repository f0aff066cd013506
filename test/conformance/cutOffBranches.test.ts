import { roleArn } from '../emulator/operations/support/testService';
import { activityArn, timedOut, useScenario } from './support/Scenario';

const s = useScenario();
const arn = activityArn('press');
const scheduled = { resource: arn, timeoutInSeconds: 8, heartbeatInSeconds: 3 };
const failure = { error: 'Print.Fire', cause: 'clear the room' };

beforeEach(() => s.call('CreateActivity', { name: 'press' }));

const print = { Type: 'Task', Resource: arn, TimeoutSeconds: 8, HeartbeatSeconds: 3, End: true };

test('a Parallel that catches aborts both branches, including the one that failed', async () => {
  const branch = (StartAt: string) => ({ StartAt, States: { [StartAt]: print } });
  const input = '{"page":1}';
  const run = await s.run(
    {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [branch('Front'), branch('Back')],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.why', Next: 'Out' }],
          End: true,
        },
        Out: { Type: 'Succeed' },
      },
    },
    input,
  );
  const [front, back] = [await s.lease(arn), await s.lease(arn)];
  await s.call('SendTaskHeartbeat', { taskToken: back.taskToken });
  await s.call('SendTaskFailure', { taskToken: front.taskToken, ...failure });
  const output = '{"page":1,"why":{"Error":"Print.Fire","Cause":"clear the room"}}';
  expect(await s.describe(run)).toMatchObject({ status: 'SUCCEEDED', output });
  expect(await s.history(run)).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 ParallelStateEntered', { name: 'Both', input }],
    ['3<2 ParallelStateStarted'],
    ['4<3 TaskStateEntered', { name: 'Front', input }],
    ['5<4 ActivityScheduled', { ...scheduled, input }],
    ['6<3 TaskStateEntered', { name: 'Back', input }],
    ['7<6 ActivityScheduled', { ...scheduled, input }],
    ['8<5 ActivityStarted', { workerName: 'w' }],
    ['9<7 ActivityStarted', { workerName: 'w' }],
    ['10<8 ActivityFailed', failure],
    ['11<10 TaskStateAborted'],
    ['12<10 TaskStateAborted'],
    ['13<10 ParallelStateFailed'],
    ['14<13 ParallelStateExited', { name: 'Both', output }],
    ['15<14 SucceedStateEntered', { name: 'Out', input: output }],
    ['16<15 SucceedStateExited', { name: 'Out', output }],
    ['17<16 ExecutionSucceeded', { output }],
  ]);
  // The first heartbeat of the branch that was cut off still succeeds; the next one fails.
  expect(await s.call('SendTaskHeartbeat', { taskToken: back.taskToken })).toEqual({});
  expect(await s.callsOfLateWorker(back.taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  expect(await s.errorOf('SendTaskHeartbeat', { taskToken: front.taskToken })).toEqual(timedOut(arn));
});

test('a Map whose second iteration fails writes the closing events by index', async () => {
  const input = '{"pages":["a","b"]}';
  const run = await s.run(
    {
      StartAt: 'Pages',
      States: {
        Pages: {
          Type: 'Map',
          ItemsPath: '$.pages',
          MaxConcurrency: 2,
          ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'Page', States: { Page: print } },
          End: true,
        },
      },
    },
    input,
  );
  const tasks = [await s.lease(arn, 'left'), await s.lease(arn, 'right')];
  const second = tasks.find((task) => task.input === '"b"')!;
  await s.call('SendTaskFailure', { taskToken: second.taskToken, ...failure });
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE', ...failure });
  expect(await s.history(run)).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 MapStateEntered', { name: 'Pages', input }],
    ['3<2 MapStateStarted', { length: 2 }],
    ['4<3 MapIterationStarted', { name: 'Pages', index: 0 }],
    ['5<3 MapIterationStarted', { name: 'Pages', index: 1 }],
    ['6<4 TaskStateEntered', { name: 'Page', input: '"a"' }],
    ['7<6 ActivityScheduled', { ...scheduled, input: '"a"' }],
    ['8<5 TaskStateEntered', { name: 'Page', input: '"b"' }],
    ['9<8 ActivityScheduled', { ...scheduled, input: '"b"' }],
    // Which worker gets which task is left to chance in AWS; here they are served in order.
    ['10<7 ActivityStarted', { workerName: 'left' }],
    ['11<9 ActivityStarted', { workerName: 'right' }],
    ['12<11 ActivityFailed', failure],
    ['13<12 MapIterationAborted', { name: 'Pages', index: 0 }],
    ['14<12 TaskStateAborted'],
    ['15<12 MapIterationFailed', { name: 'Pages', index: 1 }],
    ['16<12 TaskStateAborted'],
    ['17<12 MapStateFailed'],
    ['18<17 ExecutionFailed', failure],
  ]);
});
