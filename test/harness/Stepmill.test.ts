import { stepmill } from '../../src/jest';

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

test('a definition that AWS refuses is shown with its places and what was meant', async () => {
  const wrong = sfn.stateMachine({
    StartAt: 'A',
    States: { A: { Type: 'Pass', ResultPth: '$.a', Next: 'Bb' }, B: { Type: 'Pass', End: true } },
  });
  const refused: unknown = await wrong.run({}).catch((error: unknown) => error);
  expect((refused as Error).message).toMatchInlineSnapshot(`
    "State machine 'StateMachine2' cannot be run: its definition is wrong.

    StateMachine2:6:7 error Field 'ResultPth' is not supported [SCHEMA_VALIDATION_FAILED]
      6 |       "ResultPth": "$.a",
        |       ^^^^^^^^^^^
        at /States/A
        Did you mean 'ResultPath'?

    StateMachine2:7:15 error Missing 'Next' target: Bb [MISSING_TRANSITION_TARGET]
      7 |       "Next": "Bb"
        |               ^^^^
        at /States/A/Next
        Did you mean 'B'?

    StateMachine2:9:5 error State "B" is not reachable. [MISSING_TRANSITION_TARGET]
      9 |     "B": {
        |     ^^^
        at /States/B

    3 errors in 1 file."
  `);
  const again: unknown = await wrong.run({}).catch((error: unknown) => error);
  expect((again as Error).message).toBe(
    [
      "State machine 'StateMachine2' cannot be run: its definition is wrong.",
      "StateMachine2:6:7 error Field 'ResultPth' is not supported [SCHEMA_VALIDATION_FAILED]",
      'The first test that used it shows all of it.',
    ].join('\n'),
  );
});

test('a mock that was never used fails the test when the option says so', async () => {
  const strict = sfn.fresh({ unusedMocks: 'fail' });
  const machine = strict.stateMachine(order.definition, { name: 'Order' });
  machine.mock('Charge').returns({});
  machine.mock('Ship').returns(1);
  machine.mock('Refund').returns(1);
  await machine.run({});
  await expect(strict.endTest()).rejects.toThrow(
    "Mocks of this test were never used (option unusedMocks: 'fail'):\n  mock of state 'Refund', state machine 'Order'",
  );
  await expect(strict.endTest()).resolves.toBeUndefined();
});
