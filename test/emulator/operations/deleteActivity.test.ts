import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:work`;

describe('input', () => {
  test('requires the ARN', async () => {
    expect(await api.errorOf('DeleteActivity')).toEqual(violation(' null', 'activityArn', 'not be null'));
  });
});

describe('errors', () => {
  test('rejects a string that is not an ARN', async () => {
    expect(await api.errorOf('DeleteActivity', { activityArn: 'x' })).toMatchObject({ code: 'InvalidArn' });
  });
});

describe('behaviour', () => {
  test('deletes it and its tags; deleting a missing one succeeds', async () => {
    await api.call('CreateActivity', { name: 'work', tags: [{ key: 'k', value: 'v' }] });
    expect(await api.call('DeleteActivity', { activityArn })).toEqual({});
    expect(await api.call('DeleteActivity', { activityArn })).toEqual({});
    expect(await api.call('ListActivities')).toEqual({ activities: [] });
    await api.call('CreateActivity', { name: 'work' });
    expect(await api.call('ListTagsForResource', { resourceArn: activityArn })).toEqual({ tags: [] });
  });

  test('a task of a deleted activity fails before it is scheduled', async () => {
    const definition = JSON.stringify({
      StartAt: 'Work',
      States: { Work: { Type: 'Task', Resource: activityArn, End: true } },
    });
    const { executionArn } = await api.call('StartExecution', {
      stateMachineArn: await api.createMachine('M', { definition }),
    });
    const { events } = await api.call('GetExecutionHistory', { executionArn });
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ExecutionFailed',
    ]);
    expect(events[2].executionFailedEventDetails).toEqual({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Work' (entered at the event id #2). " +
        `The activity ${activityArn} does not exist.`,
    });
  });
});
