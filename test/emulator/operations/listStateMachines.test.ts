import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();

describe('input', () => {
  test.each([
    [{ maxResults: 1001 }, violation(" '1001'", 'maxResults', 'have value less than or equal to 1000')],
    [{ maxResults: -1 }, violation(" '-1'", 'maxResults', 'have value greater than or equal to 0')],
    [{ nextToken: '' }, violation(" ''", 'nextToken', 'have length greater than or equal to 1')],
    [
      { nextToken: 'x'.repeat(1025) },
      violation(` '${'x'.repeat(1025)}'`, 'nextToken', 'have length less than or equal to 1024'),
    ],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('ListStateMachines', input)).toEqual(error);
  });
});

describe('errors', () => {
  const invalidToken = { code: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };

  test('rejects a string that is not a token', async () => {
    expect(await api.errorOf('ListStateMachines', { nextToken: 'x' })).toEqual(invalidToken);
  });

  test('rejects a token of another region, and one that is a day old', async () => {
    await api.createMachine('A');
    await api.createMachine('B');
    const { nextToken } = await api.call('ListStateMachines', { maxResults: 1 });
    const elsewhere = { accountId: '123456789012', region: 'eu-west-1' };
    expect(await api.errorOf('ListStateMachines', { nextToken }, elsewhere)).toEqual(invalidToken);
    api.service.advance(24 * 60 * 60 * 1000 + 1);
    expect(await api.errorOf('ListStateMachines', { nextToken })).toEqual(invalidToken);
  });
});

describe('behaviour', () => {
  test('lists by name in code point order, whatever the order of creation', async () => {
    for (const name of ['b_2', 'b_10', 'a', 'B', 'ä']) await api.createMachine(name);
    await api.createMachine('c', { type: 'EXPRESS' });
    const item = (name: string, type = 'STANDARD') => {
      return { stateMachineArn: `${prefix}:stateMachine:${name}`, name, type, creationDate: start };
    };
    expect(await api.call('ListStateMachines')).toEqual({
      stateMachines: [item('B'), item('a'), item('b_10'), item('b_2'), item('c', 'EXPRESS'), item('ä')],
    });
  });

  test('continues after the last one shown, with any page size, even if it was deleted', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await api.createMachine(name);
    const first = await api.call('ListStateMachines', { maxResults: 2 });
    await api.call('DeleteStateMachine', { stateMachineArn: `${prefix}:stateMachine:B` });
    const second = await api.call('ListStateMachines', { maxResults: 1, nextToken: first.nextToken });
    const third = await api.call('ListStateMachines', { nextToken: second.nextToken });
    const names = [first, second, third].map(({ stateMachines }) =>
      stateMachines.map(({ name }: { name: string }) => name),
    );
    expect(names).toEqual([['A', 'B'], ['C'], ['D', 'E']]);
    expect(third).not.toHaveProperty('nextToken');
  });
});
