import { prefix, roleArn } from '../emulator/operations/support/testService';
import { activityArn, useScenario } from './support/Scenario';

const s = useScenario();
const arn = activityArn('press');
const childMachine = `${prefix}:stateMachine:Child`;

beforeEach(async () => {
  await s.call('CreateActivity', { name: 'press' });
  const States = { Print: { Type: 'Task', Resource: arn, End: true } };
  await s.call('CreateStateMachine', {
    name: 'Child',
    roleArn,
    definition: JSON.stringify({ StartAt: 'Print', States }),
  });
});

const parent = (Parameters: object): object => ({
  StartAt: 'Nest',
  States: {
    Nest: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: childMachine, ...Parameters },
      OutputPath: '$.Output',
      End: true,
    },
  },
});

const children = async (): Promise<any[]> =>
  (await s.call('ListExecutions', { stateMachineArn: childMachine })).executions.reverse();

async function end(operation: 'SendTaskSuccess' | 'SendTaskFailure', answer: object): Promise<void> {
  const { taskToken } = await s.lease(arn);
  await s.call(operation, { taskToken, ...answer });
}

test('the task of a parent whose child failed starts another child', async () => {
  const run = await s.run(parent({}));
  await end('SendTaskFailure', { error: 'E' });
  await s.call('RedriveExecution', { executionArn: run });
  await end('SendTaskSuccess', { output: '"printed"' });
  expect(await s.describe(run)).toMatchObject({ status: 'SUCCEEDED', output: '"printed"', redriveCount: 1 });
  expect(await children()).toMatchObject([
    { status: 'FAILED', redriveCount: 0 },
    { status: 'SUCCEEDED', redriveCount: 0 },
  ]);
});

test('a child that is redriven by itself leaves its parent as it was', async () => {
  const run = await s.run(parent({}));
  await end('SendTaskFailure', { error: 'E' });
  const [child] = await children();
  await s.call('RedriveExecution', { executionArn: child.executionArn });
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED' });
  await end('SendTaskSuccess', { output: '"printed"' });
  expect(await children()).toMatchObject([{ status: 'SUCCEEDED', redriveCount: 1 }]);
  expect(await s.describe(run)).toMatchObject({ status: 'FAILED', redriveCount: 0 });
});

test('a name that the parent gives is taken when it is redriven', async () => {
  const run = await s.run(parent({ Name: 'only-once' }));
  await end('SendTaskFailure', { error: 'E' });
  await s.call('RedriveExecution', { executionArn: run });
  expect(await s.describe(run)).toMatchObject({
    status: 'FAILED',
    error: 'StepFunctions.ExecutionAlreadyExistsException',
    redriveCount: 1,
  });
});
