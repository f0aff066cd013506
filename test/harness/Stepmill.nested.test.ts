import { stepmill, Stepmill } from '../../src/jest';

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

describe('machines of one name', () => {
  const pass = (name: string, result: string): [object, object] => [
    { StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } },
    { name },
  ];
  const nesting = {
    StartAt: 'Nested',
    States: {
      Nested: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Stage' },
        OutputPath: '$.Output',
        End: true,
      },
    },
  };

  test.each(['dev', 'prod'])('a nested execution finds the one of its own test: %s', async (stage) => {
    sfn.stateMachine(...pass('Stage', stage));
    const nests = sfn.stateMachine(nesting, { name: 'Nests' });
    expect(await nests.run({})).toHaveOutput(stage);
  });

  test('or the one that is there', async () => {
    const first = sfn.stateMachine(...pass('Stage', 'first'));
    sfn.stateMachine(...pass('Stage', 'second'));
    await first.run({});
    expect(sfn.stateMachine(nesting, { name: 'Nests' }).runSync({})).toHaveOutput('first');
  });

  test('only one can be used in a test', async () => {
    await sfn.stateMachine(...pass('Twice', 'first')).run({});
    await expect(sfn.stateMachine(...pass('Twice', 'second')).run({})).rejects.toThrow(
      "State Machine Already Exists: 'arn:aws:states:us-east-1:123456789012:stateMachine:Twice'. This test has used another " +
        "one of this name: Give one of them its own: { name: '…' } beside the definition.",
    );
  });
});

test('nothing of an execution goes on while it is stopped, nor after it', async () => {
  const harness = new Stepmill({ startTime: '2030-01-01T00:00:00Z', seed: 1 });
  const child = harness.stateMachine(
    { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 60, End: true } } },
    { name: 'Long' },
  );
  await child.arn();
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });
  const invoke = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  const start = 'arn:aws:states:::states:startExecution.sync:2';
  const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Long';
  const Branches = [
    branch('Ask', { Type: 'Task', Resource: invoke, Parameters: { FunctionName: 'ask', Payload: {} } }),
    branch('Nest', { Type: 'Task', Resource: start, Parameters: { StateMachineArn } }),
    branch('Later', { Type: 'Wait', Seconds: 1 }),
  ];
  const machine = harness.stateMachine({
    StartAt: 'All',
    States: { All: { Type: 'Parallel', Branches, End: true } },
  });
  machine.mock('Ask').leavesTokenOpen();
  const started = await machine.start({});
  const run = await started.stop('Enough');
  expect(run.history.at(-1)).toMatchObject({ type: 'ExecutionAborted', id: 13 });
  expect(run.state('Later')).toHaveBeenAborted();
  await harness.close();
});

test('the executions of an Express child are not listed, and what to look at instead is said', async () => {
  const express = sfn.stateMachine(
    { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
    { name: 'Quick', type: 'EXPRESS' },
  );
  await express.run({});
  await expect(express.executions()).rejects.toThrow(
    "'Quick' is EXPRESS, but executions() only lists those of STANDARD state machines, as the API does. " +
      "To see its input: expect(sfn).toHaveCalled({ stateMachine: 'Quick' }, input). To see what its tasks called: " +
      "sfn.calls.inStateMachine('Quick'). To see what it does: await machine.run(input).",
  );
});
