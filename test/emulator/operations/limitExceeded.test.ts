import { TestService, prefix } from './support/testService';

const wait = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } });
let api: TestService;

afterEach(() => api.close());

test('rejects one running Standard execution too many; Express and ended ones do not count', async () => {
  api = new TestService({ time: 'manual', quotas: { openExecutions: 1 } });
  const stateMachineArn = await api.createMachine('M', { definition: wait });
  const express = await api.createMachine('E', { definition: wait, type: 'EXPRESS' });
  await api.call('StartExecution', { stateMachineArn: express });
  await api.call('StartExecution', { stateMachineArn, name: 'first' });
  await api.call('StartExecution', { stateMachineArn: express });
  // The one that runs already is answered, not started.
  await api.call('StartExecution', { stateMachineArn, name: 'first' });
  expect(await api.errorOf('StartExecution', { stateMachineArn, name: 'second' })).toEqual({
    code: 'ExecutionLimitExceeded',
    message: 'There are 1 running executions, which is the most there may be.',
  });
  const caller = { accountId: '111111111111', region: 'us-east-1' };
  await api.call(
    'CreateStateMachine',
    { name: 'M', definition: wait, roleArn: 'arn:aws:iam::111111111111:role/r' },
    caller,
  );
  await api.call(
    'StartExecution',
    { stateMachineArn: stateMachineArn.replace('123456789012', '111111111111') },
    caller,
  );
  api.service.advance(60_000);
  await api.call('StartExecution', { stateMachineArn, name: 'second' });
});

test('a redrive runs an execution, too', async () => {
  api = new TestService({ time: 'manual', quotas: { openExecutions: 1 } });
  const stateMachineArn = await api.createMachine('M', { definition: wait });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  await api.call('StopExecution', { executionArn });
  await api.call('StartExecution', { stateMachineArn });
  expect(await api.errorOf('RedriveExecution', { executionArn })).toMatchObject({ code: 'ExecutionLimitExceeded' });
  api.service.advance(60_000);
  await api.call('RedriveExecution', { executionArn });
});

test('one state machine, one activity too many', async () => {
  api = new TestService({ quotas: { stateMachines: 1, activities: 1 } });
  await api.createMachine('A');
  await api.createMachine('A');
  await api.call('CreateActivity', { name: 'a' });
  await api.call('CreateActivity', { name: 'a' });
  await expect(api.createMachine('B')).rejects.toMatchObject({ code: 'StateMachineLimitExceeded' });
  expect(await api.errorOf('CreateActivity', { name: 'b' })).toMatchObject({ code: 'ActivityLimitExceeded' });
  expect(await api.call('ListActivities')).toMatchObject({ activities: [{ name: 'a' }] });
  await api.call('DeleteActivity', { activityArn: `${prefix}:activity:a` });
  await api.call('CreateActivity', { name: 'b' });
});

test('one worker too many', async () => {
  api = new TestService({ quotas: { activityWorkers: 1 } });
  const { activityArn } = await api.call('CreateActivity', { name: 'a' });
  const waiting = api.call('GetActivityTask', { activityArn });
  expect(await api.errorOf('GetActivityTask', { activityArn })).toMatchObject({ code: 'ActivityWorkerLimitExceeded' });
  api.service.reset();
  expect(await waiting).toEqual({});
});
