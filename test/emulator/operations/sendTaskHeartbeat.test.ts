import { TestService, prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:work`;
const definition = JSON.stringify({
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: activityArn, HeartbeatSeconds: 10, End: true } },
});

describe('input', () => {
  test('requires the token', async () => {
    expect(await api.errorOf('SendTaskHeartbeat')).toEqual(violation(' null', 'taskToken', 'not be null'));
  });
});

describe('errors', () => {
  test('rejects a string that is not a token', async () => {
    expect(await api.errorOf('SendTaskHeartbeat', { taskToken: 'x' })).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });
});

describe('behaviour', () => {
  test('keeps the task alive, and leaves no event', async () => {
    const manual = new TestService({ time: 'manual' });
    await manual.call('CreateActivity', { name: 'work' });
    const stateMachineArn = await manual.createMachine('M', { definition });
    const { executionArn } = await manual.call('StartExecution', { stateMachineArn });
    const { taskToken } = await manual.call('GetActivityTask', { activityArn });
    const types = async (): Promise<string[]> => {
      const { events } = await manual.call('GetExecutionHistory', { executionArn });
      return events.map(({ type }: { type: string }) => type);
    };
    const before = await types();
    for (let n = 0; n < 3; n++) {
      manual.service.advance(9_000);
      expect(await manual.call('SendTaskHeartbeat', { taskToken })).toEqual({});
    }
    expect(await types()).toEqual(before);
    manual.service.advance(10_000);
    expect(await types()).toEqual([...before, 'ActivityTimedOut', 'ExecutionFailed']);
    expect(await manual.errorOf('SendTaskHeartbeat', { taskToken })).toEqual({
      code: 'TaskTimedOut',
      message: `Task Timed Out: '${activityArn}'`,
    });
    manual.close();
  });
});
