import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();

describe('input', () => {
  test('at most a thousand at a time', async () => {
    expect(await api.errorOf('ListActivities', { maxResults: 1001 })).toEqual(
      violation(" '1001'", 'maxResults', 'have value less than or equal to 1000'),
    );
  });
});

describe('errors', () => {
  test('a token of another list', async () => {
    await api.createMachine('A');
    await api.createMachine('B');
    const { nextToken } = await api.call('ListStateMachines', { maxResults: 1 });
    expect(await api.errorOf('ListActivities', { nextToken })).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });
});

describe('behaviour', () => {
  test('lists those of the account and region by name', async () => {
    for (const name of ['c', 'a', 'b']) await api.call('CreateActivity', { name });
    await api.call('CreateActivity', { name: 'other' }, { accountId: '123456789012', region: 'eu-west-1' });
    const item = (name: string) => ({ activityArn: `${prefix}:activity:${name}`, name, creationDate: start });
    const first = await api.call('ListActivities', { maxResults: 2 });
    expect(first).toEqual({ activities: [item('a'), item('b')], nextToken: expect.any(String) });
    expect(await api.call('ListActivities', { nextToken: first.nextToken })).toEqual({ activities: [item('c')] });
  });
});
