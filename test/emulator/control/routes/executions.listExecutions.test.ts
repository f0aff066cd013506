import { useControl } from '../support/useControl';

const api = useControl();
const list = async (query: Record<string, string> = {}) => api.ask('listExecutions', { query });
const names = async (query: Record<string, string> = {}): Promise<string[]> =>
  (await list(query)).executions.map(({ name }: { name: string }) => name);
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } };

test('lists the latest changes first, by page, machine and status, including Express', async () => {
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

test('leaves out children of Map Runs, other accounts and other regions', async () => {
  const Each = {
    Type: 'Map',
    Items: [1, 2, 3],
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...pass },
    End: true,
  };
  api.start(api.machine({ QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each } }), {}, { name: 'mapped' });
  await api.service.quiet();
  const caller = { accountId: '111122223333', region: 'eu-west-1' };
  const machine = { name: 'theirs', definition: JSON.stringify(pass), roleArn: 'arn:aws:iam::111122223333:role/r' };
  const { stateMachineArn } = api.service.call('CreateStateMachine', machine, caller) as { stateMachineArn: string };
  api.service.call('StartExecution', { stateMachineArn, name: 'foreign' }, caller);
  expect(await list()).toMatchObject({ total: 5 });
  expect(await names({ children: 'false' })).toEqual(['foreign', 'mapped']);
  expect(await names({ children: 'false', accountId: '123456789012', max: '1' })).toEqual(['mapped']);
  expect(await names({ region: 'eu-west-1' })).toEqual(['foreign']);
  expect(await list({ children: 'true', region: 'us-east-1' })).toMatchObject({ total: 4 });
});

test('a nested execution names its parent', async () => {
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

test('returns a history like the API, including that of an Express execution', async () => {
  const executionArn = api.start(api.machine(fail, { type: 'EXPRESS' }));
  const { description, events } = await api.ask('readHistory', { path: { executionArn } });
  expect(description).toMatchObject({ executionArn, status: 'FAILED', input: '{}', error: 'E', cause: 'c' });
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'ExecutionStarted',
    'FailStateEntered',
    'ExecutionFailed',
  ]);
});

test('rejects an unknown name: an empty list would look as if nothing had started', async () => {
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

test('rejects an unknown status and an invalid max', async () => {
  expect(await api.refusal('listExecutions', { query: { status: 'FAILD', max: '0' } })).toMatchObject({
    faults: [{ pointer: '/status' }, { pointer: '/max', message: 'must be 1 or more, not 0.' }],
  });
});

test('searches executions of a machine by the words of their names, newest first, without children of Map Runs', async () => {
  const items = { Type: 'Pass', Result: [1, 2], Next: 'Each' };
  const Each = {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...pass },
    End: true,
  };
  const stateMachineArn = api.machine({ StartAt: 'Items', States: { Items: items, Each } });
  api.start(api.machine(fail, { name: 'other' }), {}, { name: 'order-1' });
  for (const name of ['order-1', 'parcel-1', 'Order-2']) api.start(stateMachineArn, {}, { name });
  await api.service.quiet();
  const search = async (query: Record<string, string>): Promise<unknown> => {
    const answer = await api.ask('searchExecutions', { path: { stateMachineArn }, query });
    const { executions, total, all } = answer;
    return { names: executions.map(({ name }: { name: string }) => name), total, all };
  };
  expect(await search({ search: 'ORDER' })).toEqual({ names: ['Order-2', 'order-1'], total: 2, all: 3 });
  expect(await search({ search: '1 der' })).toEqual({ names: ['order-1'], total: 1, all: 3 });
  expect(await search({ max: '1' })).toEqual({ names: ['Order-2'], total: 3, all: 3 });
  expect(await search({ search: 'order', status: 'FAILED' })).toEqual({ names: [], total: 0, all: 3 });
  const { executions } = await api.ask('searchExecutions', { path: { stateMachineArn }, query: { search: 'parcel' } });
  expect(executions).toEqual([
    {
      executionArn: expect.stringContaining(':m:parcel-1'),
      name: 'parcel-1',
      stateMachineArn,
      status: 'SUCCEEDED',
      startedAt: '2030-01-01T00:00:00.000Z',
      endedAt: '2030-01-01T00:00:00.000Z',
      redriveCount: 0,
    },
  ]);
  expect(await api.refusal('searchExecutions', { path: { stateMachineArn: 'nobody' } })).toMatchObject({
    status: 404,
    message: 'There is no state machine "nobody" in this account.',
  });
});
