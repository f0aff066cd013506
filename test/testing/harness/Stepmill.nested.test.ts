import { stepmill } from '../../../src/jest';

const sfn = stepmill({ seed: 1 });
const parent = sfn.stateMachine(
  {
    StartAt: 'Nested',
    States: {
      Nested: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child', 'Input.$': '$' },
        OutputPath: '$.Output',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Swallowed' }],
        End: true,
      },
      Swallowed: { Type: 'Pass', End: true },
    },
  },
  { name: 'Parent' },
);
const child = sfn.stateMachine(
  {
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true },
    },
  },
  { name: 'Child' },
);

test('nested executions find the other machines of the test', async () => {
  child.mock('Charge').returns({ charged: true });
  expect(await parent.run({ amount: 1 })).toHaveOutput({ charged: true });
  expect(parent.runSync({ amount: 1 })).toHaveOutput({ charged: true });
});

test('a nested failure is caught like any other', async () => {
  child.mock('Charge').throws('Card.Declined');
  const run = await parent.run({});
  expect(run).toHaveTakenPath(['Nested', 'Swallowed']);
  expect(run.state('Nested')).toHaveCaught('States.TaskFailed', expect.stringContaining('Card.Declined'));
});

test('a mistake of the test in a nested execution goes through every Catch', async () => {
  const message =
    /^Nothing answers the task of state 'Charge'.*Nested {2}Task {2}\+0s {2}failed: Stepmill\.HarnessError/s;
  await expect(parent.run({})).rejects.toThrow(message);
  expect(() => parent.runSync({})).toThrow(message);
});
