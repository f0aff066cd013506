import { useControl } from '../support/useControl';

const api = useControl();
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  End: true,
};

test('answers what was left, and nothing is left after it', async () => {
  await api.ask('addMocks', { body: { lambda: 'other', returns: 1 } });
  await api.ask('addMocks', { body: { lambda: 'kept', returns: 1, stays: true } });
  const failed = api.run({
    StartAt: 'T',
    States: { T: { ...invoke, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'P' }] }, P: { Type: 'Pass', End: true } },
  });
  const { activityArn } = api.service.call('CreateActivity', { name: 'a' }) as { activityArn: string };
  const running = api.start(
    api.machine({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } }, { name: 'open' }),
  );
  const mistake = {
    kind: 'tester',
    message: expect.stringContaining("Nothing answers the task of state 'T' (lambda:invoke)."),
    executionArn: failed,
    mock: { lambda: 'f', returns: {} },
  };
  expect(await api.ask('listMistakes')).toEqual({ mistakes: [mistake], forgotten: 0 });
  expect((await api.ask('listUnusedMocks')).unused).toMatchObject([{ id: 'mock-1' }, { id: 'mock-2', stays: true }]);
  expect(await api.ask('reset')).toEqual({
    mistakes: [mistake],
    unusedMocks: [{ id: 'mock-1', description: "mock of Lambda function 'other'", why: 'never used' }],
    running: [{ executionArn: running, waiting: expect.stringContaining("state 'A' waits for a worker") }],
    openTasks: [expect.objectContaining({ executionArn: running, state: 'A' })],
  });
  expect(await api.ask('reset')).toMatchObject({ mistakes: [], running: [], openTasks: [] });
  expect((await api.ask('listMocks')).mocks).toMatchObject([{ id: 'mock-2' }]);
  expect(await api.ask('listExecutions')).toMatchObject({ executions: [], total: 0 });
});

test('a mistake in an API call is one, too', async () => {
  api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  expect(() => api.start('arn:aws:states:us-east-1:123456789012:stateMachine:m#Nothing')).toThrow(
    'there is no mock file',
  );
});

test('the mock that is told with an unmocked task is one that answers it', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { ...invoke, End: undefined, Next: 'B' },
      B: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 't', Key: { id: { S: '1' } } },
        End: true,
      },
    },
  };
  const machine = api.machine(definition);
  for (const name of ['first', 'second', 'third']) {
    api.start(machine, {}, { name });
    const { mistakes } = await api.ask('listMistakes');
    if (mistakes.length === 0 || name === 'third') continue;
    await api.ask('addMocks', { body: mistakes.at(-1).mock });
  }
  const [last] = (await api.ask('listExecutions')).executions;
  expect(last).toMatchObject({ name: 'third', status: 'SUCCEEDED' });
});

test('a mock of a misspelt name, written before there was a machine, is a mistake that is told when it is looked for', async () => {
  for (const body of [
    { lambda: 'charg', returns: 1 },
    { state: 'Chrge', returns: 1 },
    { lambda: 'refund', returns: 1 },
    { lambda: 'chrage', returns: 1, stays: true },
  ])
    await api.ask('addMocks', { body });
  expect((await api.ask('listUnusedMocks')).unused.map(({ why }: { why: string }) => why)).toEqual(
    Array.from({ length: 4 }, () => 'never used'),
  );
  await api.ask('addMocks', { body: { lambda: 'charge', returns: 1 } });
  api.run({ StartAt: 'Charge', States: { Charge: { ...invoke, Parameters: { FunctionName: 'charge' } } } });
  const nothing = (name: string): string =>
    `Nothing calls a Lambda function '${name}'. Did you mean 'charge'? (If not, write its ARN.)`;
  expect((await api.ask('listUnusedMocks')).unused.map(({ why }: { why: string }) => why)).toEqual([
    'never used',
    "never used: the test has no state 'Chrge'. Did you mean 'Charge'?",
    `never used: ${nothing('charg')}`,
    `never used: ${nothing('chrage')}`,
  ]);
  const { mistakes } = await api.ask('reset');
  expect(mistakes).toEqual([
    { kind: 'tester', message: `mock of Lambda function 'charg' had no effect: ${nothing('charg')}` },
    {
      kind: 'tester',
      message: "mock of state 'Chrge' had no effect: the test has no state 'Chrge'. Did you mean 'Charge'?",
    },
  ]);
});
