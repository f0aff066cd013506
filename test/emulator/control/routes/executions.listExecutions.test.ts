import { useControl } from '../support/useControl';

const api = useControl();
const list = async (query: Record<string, string> = {}) => api.ask('listExecutions', { query });
const names = async (query: Record<string, string> = {}): Promise<string[]> =>
  (await list(query)).executions.map(({ name }: { name: string }) => name);
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } };

test('those that changed last come first, by page, by machine and by status, Express too', async () => {
  const one = api.machine(pass);
  const two = api.machine(fail, { name: 'n', type: 'EXPRESS' });
  for (const name of ['a', 'b']) api.start(one, {}, { name });
  api.start(two, {}, { name: 'c' });
  expect(await names()).toEqual(['c', 'b', 'a']);
  const page = await list({ max: '2' });
  expect(page).toMatchObject({ total: 3, forgotten: 0 });
  expect(await names({ max: '2', before: String(page.executions[1].change) })).toEqual(['a']);
  expect(await names({ stateMachine: 'm' })).toEqual(['b', 'a']);
  expect(await names({ stateMachine: two })).toEqual(['c']);
  expect(await names({ status: 'FAILED' })).toEqual(['c']);
  expect((await list({ status: 'FAILED' })).executions[0]).toEqual({
    executionArn: expect.stringContaining(':express:n:c:'),
    name: 'c',
    stateMachineArn: two,
    stateMachineName: 'n',
    type: 'EXPRESS',
    status: 'FAILED',
    startedAt: '2030-01-01T00:00:00.000Z',
    endedAt: '2030-01-01T00:00:00.000Z',
    error: 'E',
    cause: 'c',
    events: 3,
    redriveCount: 0,
    change: expect.any(Number),
  });
});

test('one that is nested names who started it', async () => {
  const child = api.machine(pass, { name: 'child' });
  const executionArn = api.run({
    StartAt: 'C',
    States: {
      C: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: child },
        End: true,
      },
    },
  });
  expect((await list({ stateMachine: 'child' })).executions).toMatchObject([{ parentExecutionArn: executionArn }]);
  expect((await list({ parentExecutionArn: executionArn })).total).toBe(1);
});

test('a history is told as the API tells it, of an Express execution, too', async () => {
  const executionArn = api.start(api.machine(fail, { type: 'EXPRESS' }));
  const { description, events } = await api.ask('readHistory', { path: { executionArn } });
  expect(description).toMatchObject({ executionArn, status: 'FAILED', input: '{}', error: 'E', cause: 'c' });
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'ExecutionStarted',
    'FailStateEntered',
    'ExecutionFailed',
  ]);
});

test('a name that there is not is refused: it would look as if nothing had been started', async () => {
  expect(await list({ stateMachine: 'Order' })).toMatchObject({ executions: [], total: 0 });
  api.machine(pass, { name: 'Order' });
  expect(await list({ stateMachine: 'Order' })).toMatchObject({ executions: [], total: 0 });
  const refused = async (query: Record<string, string>): Promise<unknown> =>
    (await api.refusal('listExecutions', { query })).message;
  expect(await refused({ stateMachine: 'Ordre' })).toBe(
    "This account has no state machine 'Ordre'. Did you mean 'Order'?",
  );
  expect(await refused({ mapRunArn: 'none' })).toBe('There is no Map Run "none" in this account.');
  expect(await refused({ parentExecutionArn: 'none' })).toBe(
    'There is no execution "none" in this account: see GET …/executions.',
  );
});

test('words that are none are refused', async () => {
  expect(await api.refusal('listExecutions', { query: { status: 'FAILD', max: '0' } })).toMatchObject({
    faults: [{ pointer: '/status' }, { pointer: '/max', message: 'must be 1 or more, not 0.' }],
  });
});
