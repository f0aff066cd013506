import { activityArn, timedOut, useScenario } from './support/Scenario';

const s = useScenario();
const arn = activityArn('press');
const failure = { error: 'Print.Fire', cause: 'clear the room' };

beforeEach(() => s.call('CreateActivity', { name: 'press' }));

const print = { Type: 'Task', Resource: arn, End: true };

interface Lease {
  readonly taskToken: string;
  readonly input: string;
}

const fail = ({ taskToken }: Lease): Promise<unknown> => s.call('SendTaskFailure', { taskToken, ...failure });

const succeed = ({ taskToken }: Lease, output: unknown): Promise<unknown> =>
  s.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });

const redrive = (executionArn: string): Promise<unknown> => s.call('RedriveExecution', { executionArn });

/** The events from one on, without their details. */
async function eventsFrom(executionArn: string, id: number): Promise<string[]> {
  return (await s.history(executionArn)).slice(id - 1).map(([event]) => event);
}

const outputOf = async (executionArn: string): Promise<unknown> => JSON.parse((await s.describe(executionArn)).output);

const both = (more: object = {}): object => ({
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Front', States: { Front: print } },
        {
          StartAt: 'Back',
          States: { Back: { ...print, End: undefined, Next: 'Dry' }, Dry: { Type: 'Pass', End: true } },
        },
      ],
      End: true,
      ...more,
    },
  },
});

test('a Parallel keeps the finished branch, and resumes the failed one', async () => {
  const run = await s.run(both());
  const [front, back] = [await s.lease(arn), await s.lease(arn)];
  await succeed(front, 'front');
  await fail(back);
  await redrive(run);
  await succeed(await s.lease(arn), 'back');
  expect(await eventsFrom(run, 10)).toEqual([
    '10<8 ActivitySucceeded',
    '11<10 TaskStateExited',
    '12<9 ActivityFailed',
    '13<12 TaskStateAborted',
    '14<12 ParallelStateFailed',
    '15<14 ExecutionFailed',
    '16<15 ExecutionRedriven',
    '17<6 ActivityScheduled',
    '18<17 ActivityStarted',
    '19<18 ActivitySucceeded',
    '20<19 TaskStateExited',
    '21<20 PassStateEntered',
    '22<21 PassStateExited',
    '23<22 ParallelStateSucceeded',
    '24<22 ParallelStateExited',
    '25<24 ExecutionSucceeded',
  ]);
  expect(await outputOf(run)).toEqual(['front', 'back']);
});

test('a stopped Parallel resumes all branches, and restarts their retries', async () => {
  const run = await s.run(both({ Retry: [{ ErrorEquals: ['Print.Fire'], MaxAttempts: 1, IntervalSeconds: 5 }] }));
  await fail(await s.lease(arn));
  s.service.advance(5000);
  await s.call('StopExecution', { executionArn: run });
  await redrive(run);
  await fail(await s.lease(arn));
  s.service.advance(5000);
  const [front, back] = [await s.lease(arn), await s.lease(arn)];
  await succeed(back, 'back');
  await succeed(front, 'front');
  expect(await eventsFrom(run, 8)).toEqual([
    '8<5 ActivityStarted',
    '9<8 ActivityFailed',
    '10<9 TaskStateAborted',
    '11<9 TaskStateAborted',
    '12<9 ParallelStateStarted after 5 s',
    '13<12 TaskStateEntered after 5 s',
    '14<13 ActivityScheduled after 5 s',
    '15<12 TaskStateEntered after 5 s',
    '16<15 ActivityScheduled after 5 s',
    '17<0 ExecutionAborted after 5 s',
    '18<17 ExecutionRedriven after 5 s',
    '19<13 ActivityScheduled after 5 s',
    '20<15 ActivityScheduled after 5 s',
    '21<19 ActivityStarted after 5 s',
    '22<21 ActivityFailed after 5 s',
    '23<22 TaskStateAborted after 5 s',
    '24<22 TaskStateAborted after 5 s',
    '25<22 ParallelStateStarted after 10 s',
    '26<25 TaskStateEntered after 10 s',
    '27<26 ActivityScheduled after 10 s',
    '28<25 TaskStateEntered after 10 s',
    '29<28 ActivityScheduled after 10 s',
    '30<27 ActivityStarted after 10 s',
    '31<29 ActivityStarted after 10 s',
    '32<31 ActivitySucceeded after 10 s',
    '33<32 TaskStateExited after 10 s',
    '34<33 PassStateEntered after 10 s',
    '35<34 PassStateExited after 10 s',
    '36<30 ActivitySucceeded after 10 s',
    '37<36 TaskStateExited after 10 s',
    '38<37 ParallelStateSucceeded after 10 s',
    '39<37 ParallelStateExited after 10 s',
    '40<39 ExecutionSucceeded after 10 s',
  ]);
  expect(await outputOf(run)).toEqual(['front', 'back']);
});

test('a Parallel whose own output failed runs no branch again', async () => {
  const run = await s.run(both({ ResultSelector: { 'redriven.$': '$$.Execution.RedriveTime', 'pages.$': '$' } }));
  const [front, back] = [await s.lease(arn), await s.lease(arn)];
  await succeed(front, 'front');
  await succeed(back, 'back');
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  await redrive(run);
  expect(await eventsFrom(run, 14)).toEqual([
    '14<13 PassStateEntered',
    '15<14 PassStateExited',
    '16<15 ParallelStateSucceeded',
    '17<16 ExecutionFailed',
    '18<17 ExecutionRedriven',
    '19<15 ParallelStateExited',
    '20<19 ExecutionSucceeded',
  ]);
  expect(await outputOf(run)).toEqual({ redriven: '2030-01-01T00:00:00Z', pages: ['front', 'back'] });
});

test('restarts a Parallel that failed with States.DataLimitExceeded', async () => {
  const run = await s.run(both());
  const [front, back] = [await s.lease(arn), await s.lease(arn)];
  await succeed(front, 'x'.repeat(200_000));
  await succeed(back, 'x'.repeat(200_000));
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  await redrive(run);
  await succeed(await s.lease(arn), 'front');
  await succeed(await s.lease(arn), 'back');
  expect((await eventsFrom(run, 19)).slice(0, 3)).toEqual([
    '19<18 ExecutionRedriven',
    '20<2 ParallelStateStarted',
    '21<20 TaskStateEntered',
  ]);
  expect(await outputOf(run)).toEqual(['front', 'back']);
});

const pages = (more: object = {}, States: object = { Page: print }): object => ({
  StartAt: 'Pages',
  States: {
    Pages: {
      Type: 'Map',
      ItemsPath: '$.pages',
      MaxConcurrency: 2,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'Page', States },
      End: true,
      ...more,
    },
  },
});
const input = { pages: ['a', 'b', 'c', 'd'] };

test('a Map keeps finished iterations, resumes started ones, and starts the others', async () => {
  const run = await s.run(pages(), input);
  const [a, b] = [await s.lease(arn), await s.lease(arn)];
  await succeed(a, 'A');
  const cutOff = await s.lease(arn);
  await fail(b);
  await redrive(run);
  expect(await s.callsOfLateWorker(cutOff.taskToken)).toEqual(Array(3).fill(timedOut(arn)));
  const [again, third] = [await s.lease(arn), await s.lease(arn)];
  expect([again.input, third.input]).toEqual(['"b"', '"c"']);
  await succeed(again, 'B');
  const fourth = await s.lease(arn);
  await succeed(fourth, 'D');
  await succeed(third, 'C');
  expect((await eventsFrom(run, 18)).slice(0, 16)).toEqual([
    '18<17 ActivityStarted',
    '19<11 ActivityFailed',
    '20<19 MapIterationFailed',
    '21<19 TaskStateAborted',
    '22<19 MapIterationAborted',
    '23<19 TaskStateAborted',
    '24<19 MapStateFailed',
    '25<24 ExecutionFailed',
    '26<25 ExecutionRedriven',
    '27<8 ActivityScheduled',
    '28<16 ActivityScheduled',
    '29<27 ActivityStarted',
    '30<28 ActivityStarted',
    '31<29 ActivitySucceeded',
    '32<31 TaskStateExited',
    '33<32 MapIterationSucceeded',
  ]);
  expect(await outputOf(run)).toEqual(['A', 'B', 'C', 'D']);
});

test('nested Maps resume only unfinished work, twice', async () => {
  const inner = { ...(pages({ ItemsPath: '$' }) as any).States.Pages };
  const States = { Page: { ...inner, ItemProcessor: { StartAt: 'Word', States: { Word: print } } } };
  const run = await s.run(pages({}, States), { pages: [['a', 'b'], ['c', 'd'], ['e']] });
  const given = new Set<string>();
  const work = async (bad: string): Promise<void> => {
    for (;;) {
      const { status } = await s.describe(run);
      if (status !== 'RUNNING') return;
      const lease = await s.lease(arn);
      given.add(lease.input);
      if (lease.input === bad) await fail(lease);
      else await succeed(lease, `${lease.input}!`);
    }
  };
  await work('"d"');
  expect([...given]).toEqual(['"a"', '"b"', '"c"', '"d"']);
  given.clear();
  await redrive(run);
  await work('"e"');
  expect([...given]).toEqual(['"d"', '"e"']);
  given.clear();
  await redrive(run);
  await work('');
  expect([...given]).toEqual(['"e"']);
  expect(await outputOf(run)).toEqual([['"a"!', '"b"!'], ['"c"!', '"d"!'], ['"e"!']]);
});

test('runs the failed one of the iterations that do not wait again', async () => {
  const States = {
    Page: {
      Type: 'Choice',
      Choices: [
        { Variable: '$', StringEquals: 'a', Next: 'Out' },
        { Variable: '$$.Execution.RedriveCount', NumericEquals: 1, Next: 'Out' },
      ],
    },
    Out: { Type: 'Succeed' },
  };
  const run = await s.run(pages({ MaxConcurrency: 1 }, States), input);
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  await redrive(run);
  expect(await outputOf(run)).toEqual(['a', 'b', 'c', 'd']);
  expect((await eventsFrom(run, 9)).slice(0, 9)).toEqual([
    '9<8 MapIterationSucceeded',
    '10<8 MapIterationStarted',
    '11<10 ChoiceStateEntered',
    '12<11 ExecutionFailed',
    '13<12 ExecutionRedriven',
    '14<11 ChoiceStateExited',
    '15<14 SucceedStateEntered',
    '16<15 SucceedStateExited',
    '17<16 MapIterationSucceeded',
  ]);
});

test('a Fail state in a branch fails the Parallel again', async () => {
  const run = await s.run({
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Front', States: { Front: print } },
          { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'E' } } },
        ],
        End: true,
      },
    },
  });
  await redrive(run);
  expect(await eventsFrom(run, 6)).toEqual([
    '6<3 FailStateEntered',
    '7<6 TaskStateAborted',
    '8<6 ParallelStateFailed',
    '9<8 ExecutionFailed',
    '10<9 ExecutionRedriven',
    '11<4 ActivityScheduled',
    '12<10 TaskStateAborted',
    '13<10 ParallelStateFailed',
    '14<13 ExecutionFailed',
  ]);
});
