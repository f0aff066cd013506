import { Stepmill } from '../../../src/harness/Stepmill';
import '../../harness/support/features';

const call = (name: string, next: object) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
  ...next,
});

const sfn = new Stepmill();
const order = sfn.stateMachine({
  StartAt: 'IsLarge',
  States: {
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Done',
    },
    Approve: call('approve', { Next: 'Done' }),
    Done: { Type: 'Succeed' },
  },
});
afterAll(() => sfn.close());

const busy = () => order.failures().find(({ name }) => name === 'Approve: Busy, until its last attempt')!;

test('a scenario of a state that the run does not come to fails its test', async () => {
  order.mock('Approve').returns({});
  busy().play();
  expect((await order.run({ total: 1 })).status).toBe('SUCCEEDED');
  await expect(sfn.endTest()).rejects.toThrow(
    [
      'Failures were played but had no effect: the state did not run, or another mock answered its task.',
      "  mock of state 'Approve', state machine 'StateMachine1': never used",
    ].join('\n'),
  );
});

test('one that was met does not, and with the end of the test it is forgotten', async () => {
  order.mock('Approve').returns({});
  busy().play();
  expect((await order.run({ total: 101 })).state('Approve').retries).toBe(1);
  await expect(sfn.endTest()).resolves.toBeUndefined();
  await expect(sfn.endTest()).resolves.toBeUndefined();
});

test("with unusedMocks: 'fail' it is told once", async () => {
  const strict = new Stepmill({ unusedMocks: 'fail' });
  const machine = strict.stateMachine(order.definition);
  machine.failures()[0]!.play();
  await machine.run({ total: 1 });
  const error = await strict.endTest().catch((thrown: unknown) => (thrown as Error).message);
  expect(String(error).match(/never used$/gm)).toHaveLength(1);
  await strict.close();
});

test('one of fresh() is told at the end of the file', async () => {
  const parent = new Stepmill();
  const own = parent.fresh();
  const machine = own.stateMachine(order.definition);
  machine.failures()[0]!.play();
  await machine.run({ total: 1 });
  await expect(parent.close()).rejects.toThrow('Failures were played');
});
