import { Stepmill } from '../../src/harness/Stepmill';
import { rejectionOf } from './support/rejectionOf';
import './support/features';

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true },
  },
};
let sfn: Stepmill;
beforeEach(() => {
  sfn = new Stepmill();
});

/** The first lines of the error's parts. */
async function failureOf(ended: Promise<unknown>): Promise<readonly string[]> {
  const { message } = await rejectionOf(ended);
  return message.split('\n\n').map((part) => part.split('\n')[0]!);
}

test('a test that has awaited everything ends without an error, and so does its file', async () => {
  const order = sfn.stateMachine(definition, { name: 'Order' });
  order.mock('Charge').returns(1);
  expect((await order.run({})).output).toBe(1);
  await expect(sfn.endTest()).resolves.toBeUndefined();
  await expect(sfn.close()).resolves.toBeUndefined();
});

test('a run that was not awaited fails the test, once', async () => {
  const order = sfn.stateMachine(definition, { name: 'Order' });
  order.mock('Charge').returns(1);
  void order.run({});
  expect(await failureOf(sfn.endTest())).toEqual([
    "A run of 'Order' was not awaited, so the test does not check its result. Write: const run = await …. To start an execution only: await machine.start(input).",
  ]);
  await expect(sfn.endTest()).resolves.toBeUndefined();
  await sfn.close();
});

test('an unmocked task that only code under test has seen fails the test', async () => {
  const stateMachineArn = await sfn.stateMachine(definition, { name: 'Order' }).arn();
  await sfn.service.call('StartExecution', { stateMachineArn });
  const [first] = await failureOf(sfn.endTest());
  expect(first).toMatch(/^Nothing answers the task of state 'Charge'/);
  await sfn.close();
});

test('an open run comes before the other errors', async () => {
  const order = sfn.stateMachine(definition, { name: 'Order' });
  order.mock('Charge').answers(() => new Promise(() => undefined));
  const open = order.run({});
  void open.catch(() => undefined);
  const [first] = await failureOf(sfn.endTest());
  expect(first).toBe('The test ended while a run was still awaited.');
  await sfn.close();
});

test('what a harness made by fresh() has not awaited fails the file: it may belong to another test', async () => {
  const order = sfn.fresh().stateMachine(definition, { name: 'Order' });
  order.mock('Charge').returns(1);
  void order.run({});
  await expect(sfn.endTest()).resolves.toBeUndefined();
  const [first] = await failureOf(sfn.close());
  expect(first).toMatch(/^A run of 'Order' was not awaited/);
});
