import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('a mock fails first and answers after the redrive; what came before the failure is not run again', async () => {
  const gate = sfn.stateMachine({
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', Next: 'Ship' },
      Ship: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship',
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 2 }],
        End: true,
      },
    },
  });
  gate.mock('Charge').returns({ paid: true });
  gate.mock('Ship').throws('Shipping.Down').times(3).returns({ parcel: 'p-1' });
  const failed = await gate.run({});
  expect(failed).toHaveFailedWith('Shipping.Down');
  expect([failed.redriveCount, failed.state('Ship').attempts.length]).toEqual([0, 2]);

  const run = await failed.redrive();
  expect(run).toHaveOutput({ parcel: 'p-1' });
  expect(run).toHaveTakenPath(['Charge', 'Ship']);
  expect(run).toHaveBeenRedriven();
  expect([run.executionArn, run.redriveCount, run.transitions]).toEqual([failed.executionArn, 1, 7]);
  expect(run.task('Charge')).toHaveBeenCalledTimes(1);
  expect(run.task('Ship')).toHaveBeenCalledTimes(4);
  expect(run.state('Ship').attempts.map(({ startedBy }) => startedBy)).toEqual(['entry', 'retry', 'redrive', 'retry']);
  expect(run).toHaveTaken('4s');
  expect(String(run)).toMatchInlineSnapshot(`
    "SUCCEEDED after 4s (redriven once)
    ├─ Charge  Task  +0s
    └─ Ship    Task  +0s  (4 attempts, waited 2s, 2s, redriven once)"
  `);
  expect(run.toSnapshot()).toMatchInlineSnapshot(`
    "SUCCEEDED after 4s, redriven once
    input {}
    ├─ Charge  Task
    │    called arn:aws:lambda:<region>:<account>:function:charge
    │      with {}
    │    output {"paid":true}
    └─ Ship  Task  4s  succeeded after 4 attempts, waited 2s, 2s
         called arn:aws:lambda:<region>:<account>:function:ship
           with {"paid":true}
         output {"parcel":"p-1"}
    output {"parcel":"p-1"}"
  `);
  // A run that was read stays as it was.
  expect([failed.status, failed.redriveCount]).toEqual(['FAILED', 0]);
});

test('a run is redriven after runSync, after sfn.execution, and again', async () => {
  order.mock('Charge').throws('Card.Declined').times(3).returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const failed = order.runSync({ total: 1 });
  const again = await failed.redrive();
  expect(again).toHaveFailedWith('Card.Declined');
  const third = await (await sfn.execution(failed.executionArn)).redrive();
  expect(third).toHaveFailedWith('Card.Declined');
  expect(await third.redrive()).toHaveOutput(1);
  expect(await sfn.execution(failed.executionArn)).toHaveBeenRedriven(3);
});

test('a stopped run continues, and the test ends its task', async () => {
  await sfn.harness.place.call('CreateActivity', { name: 'work' });
  const work = sfn.stateMachine({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:work', End: true } },
  });
  const started = await work.start({});
  await started.until('Work');
  await started.stop('Enough');
  await started.redrive();
  expect(await started.now()).toBeRunning();
  await started.task('Work').succeed('done');
  expect(await started.ended()).toHaveOutput('done');
});

test("rejects a redrive that AWS would reject, with AWS's message", async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({ total: 1 });
  await expect(run.redrive()).rejects.toThrow(
    `Execution ${run.executionArn} invalid for redrive as: Execution is SUCCEEDED and cannot be redriven`,
  );
});

test('a mistake of the test fails the redrive that meets it', async () => {
  order.mock('Charge').throws('Card.Declined').returns({});
  const failed = await order.run({ total: 1 });
  await expect(failed.redrive()).rejects.toThrow(/state 'Ship'/);
});

test('an execution that ended with a mistake of the test continues once that is fixed', async () => {
  order.mock('Charge').returns({});
  const started = await order.start({ total: 1 });
  await expect(started.ended()).rejects.toThrow(/state 'Ship'/);
  order.mock('Ship').returns({ Payload: 'mended' });
  await started.redrive();
  expect(await started.ended()).toHaveOutput('mended');
});

test('a mock file continues counting where it was', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'stepmill-')), 'MockConfigFile.json');
  const Throw = (Error: string): object => ({ Throw: { Error, Cause: 'c' } });
  const config = {
    StateMachines: { Order: { TestCases: { Case: { Charge: 'Charge', Ship: 'Ship' } } } },
    MockedResponses: {
      Charge: { 0: Throw('First'), 1: Throw('Second'), 2: { Return: {} } },
      Ship: { 0: { Return: { Payload: 'shipped' } } },
    },
  };
  writeFileSync(file, JSON.stringify(config));
  sfn.use(file, 'Case');
  const first = await order.run({ total: 1 });
  const second = await first.redrive();
  expect([first.error, second.error]).toEqual(['First', 'Second']);
  expect(await second.redrive()).toHaveOutput('shipped');
});
