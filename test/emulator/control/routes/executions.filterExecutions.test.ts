import { useControl } from '../support/useControl';

const api = useControl();
const list = async (query: Record<string, string> = {}) => api.ask('listExecutions', { query });
const names = async (query: Record<string, string> = {}): Promise<string[]> =>
  (await list(query)).executions.map(({ name }: { name: string }) => name);
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'twice.$': '$.id' }, End: true } } };
const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'The card is empty' } } };

async function some(): Promise<void> {
  const good = api.machine(pass);
  const bad = api.machine(fail, { name: 'bad' });
  api.start(good, { id: 'Order-1' }, { name: 'north-1' });
  await api.ask('advanceClock', { body: { seconds: 3600 } });
  api.start(good, { id: 'order-2' }, { name: 'south-2' });
  api.start(bad, { id: 'order-3' }, { name: 'north-3' });
}

test('finds executions by the words of their names', async () => {
  await some();
  expect(await names({ search: 'NORTH' })).toEqual(['north-3', 'north-1']);
  expect(await names({ search: '2 south' })).toEqual(['south-2']);
  expect(await list({ search: 'west' })).toMatchObject({ executions: [], total: 0 });
});

test('finds executions by text in their input, output, error or cause', async () => {
  await some();
  expect(await names({ text: 'order-1' })).toEqual(['north-1']);
  expect(await names({ text: 'twice' })).toEqual(['south-2', 'north-1']);
  expect(await names({ text: 'card EMPTY' })).toEqual(['north-3']);
  expect(await names({ text: 'order-3', search: 'south' })).toEqual([]);
});

test('finds executions by their start time: from it on, and before it', async () => {
  await some();
  expect(await names({ startedFrom: '2030-01-01T01:00:00Z' })).toEqual(['north-3', 'south-2']);
  expect(await names({ startedBefore: '2030-01-01T01:00:00.000Z' })).toEqual(['north-1']);
  expect(await names({ startedFrom: '2030-01-01T00:00:00Z', startedBefore: '2030-01-01T00:00:00Z' })).toEqual([]);
});

test('an ARN of a machine stands for no machine of the same name in another region', async () => {
  const here = api.machine(pass);
  api.start(here, {}, { name: 'here' });
  const caller = { accountId: '123456789012', region: 'eu-west-1' };
  const input = { name: 'm', definition: JSON.stringify(fail), roleArn: 'arn:aws:iam::123456789012:role/r' };
  const { stateMachineArn: there } = api.service.call('CreateStateMachine', input, caller) as never;
  api.service.call('StartExecution', { stateMachineArn: there, name: 'there' }, caller);
  await api.service.quiet();
  expect(await names({ stateMachine: 'm' })).toEqual(['there', 'here']);
  expect(await names({ stateMachine: here })).toEqual(['here']);
  expect(await names({ stateMachine: `${String(there)}:1` })).toEqual(['there']);
  expect(await api.ask('readMetrics', { query: { stateMachine: there } })).toMatchObject({ points: [{ started: 1 }] });
});

test('text is found as people write it, however a client has escaped it', async () => {
  const stateMachineArn = api.machine(pass);
  const input = '{"id":"M\\u00fcller \\uD83D\\uDE00"}';
  api.service.call('StartExecution', { stateMachineArn, name: 'escaped', input });
  expect(await names({ text: 'müller' })).toEqual(['escaped']);
  expect(await names({ text: '😀' })).toEqual(['escaped']);
  expect(await names({ text: '"id":"müller' })).toEqual(['escaped']);
});

test.each(['5', '2030', '2030-01-01T00:00:00', '2030-02-30', 'Jan 1 2030', ''])(
  '%j is no time',
  async (startedFrom) => {
    for (const name of ['listExecutions', 'readMetrics'])
      expect(await api.refusal(name, { query: { startedFrom } })).toMatchObject({ status: 400 });
  },
);

test('rejects an invalid time', async () => {
  expect(await api.refusal('listExecutions', { query: { startedFrom: 'yesterday' } })).toMatchObject({
    status: 400,
    faults: [{ in: 'query', pointer: '/startedFrom', message: expect.stringContaining('2030-01-01T00:00:00Z') }],
  });
});

test('counts matches by status, whatever status is selected', async () => {
  await some();
  const none = { RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0 };
  expect(await list({ max: '1' })).toMatchObject({ total: 3, counts: { ...none, SUCCEEDED: 2, FAILED: 1 } });
  expect(await list({ status: 'FAILED' })).toMatchObject({ total: 1, counts: { ...none, SUCCEEDED: 2, FAILED: 1 } });
  expect(await list({ search: 'north' })).toMatchObject({ total: 2, counts: { ...none, SUCCEEDED: 1, FAILED: 1 } });
});
