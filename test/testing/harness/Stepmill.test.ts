import { stepmill } from '../../../src/jest';

const sfn = stepmill({ startTime: '2030-01-01T00:00:00Z', seed: 1 });
const order = sfn.stateMachine({
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
      ResultPath: '$.charge',
      Next: 'Ship',
    },
    Ship: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship',
      Retry: [{ ErrorEquals: ['Shipping.Down'], MaxAttempts: 2, IntervalSeconds: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      End: true,
    },
    Refund: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:refund', End: true },
  },
});

test('refunds when shipping keeps failing', async () => {
  order.mock('Charge').returns({ chargeId: 'c-1' });
  order.mock('Ship').throws('Shipping.Down').times(3);
  order.mock('Refund').returns({ refunded: true });
  const run = await order.run({ orderId: 1 });

  expect(run).toHaveSucceeded();
  expect(run).toHaveOutput({ refunded: true });
  expect(run).toHaveTakenPath(['Charge', 'Ship', 'Refund']);
  expect(run.task('Charge')).toHaveBeenCalledWith({ orderId: 1 });
  expect(run.task('Ship')).toHaveBeenCalledTimes(3);
  expect(run.durationMs).toBe(3_000);
  expect(run.toString()).toBe(
    [
      'SUCCEEDED after 3s',
      '├─ Charge  Task  +0s',
      '├─ Ship    Task  +0s  caught Shipping.Down (3 attempts, waited 1s, 2s)',
      '└─ Refund  Task  +3s',
    ].join('\n'),
  );
});

test('runs at once where nothing is asynchronous', () => {
  order.mock('Charge').returns({ chargeId: 'c-1' });
  order.mock('Ship').returns(1);
  expect(order.runSync({})).toHaveTakenPath(['Charge', 'Ship']);
});

test('a mock that was never asked fails the test when the option says so', async () => {
  const strict = sfn.fresh({ unusedMocks: 'fail' });
  const machine = strict.stateMachine(order.definition, { name: 'Order' });
  machine.mock('Charge').returns({});
  machine.mock('Ship').returns(1);
  machine.mock('Refund').returns(1);
  await machine.run({});
  await expect(strict.endTest()).rejects.toThrow(
    "Mocks of this test were never asked (option unusedMocks: 'fail'):\n  mock of state 'Refund', state machine 'Order'",
  );
  await expect(strict.endTest()).resolves.toBeUndefined();
});
