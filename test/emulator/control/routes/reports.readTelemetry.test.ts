import { useControl } from '../support/useControl';

const api = useControl({ keep: { executions: 1 } });
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const read = (kind: string, query: Record<string, string> = {}) => api.ask('readTelemetry', { path: { kind }, query });

test('what was told of an execution, and of how many nothing is known', async () => {
  const machine = api.machine(pass);
  const executionArn = api.start(machine);
  expect((await read('statusEvents', { executionArn })).statusEvents).toHaveLength(2);
  expect(await read('logs')).toEqual({ logs: [], forgotten: 0 });
  api.start(machine);
  expect(await read('metrics')).toMatchObject({ forgotten: 1 });
  expect(await api.refusal('readTelemetry', { path: { kind: 'metrics' }, query: { complete: 'true' } })).toMatchObject({
    code: 'HarnessError',
    message: expect.stringContaining('1 executions are no longer kept'),
  });
});

test('a kind and a name that there is not are refused', async () => {
  expect(await api.refusal('readTelemetry', { path: { kind: 'log' } })).toMatchObject({
    message: "'kind' of the path must be 'logs', 'statusEvents', 'metrics' or 'segments', not \"log\".",
  });
  expect(await api.refusal('readTelemetry', { path: { kind: 'logs' }, query: { complete: 'yes' } })).toMatchObject({
    message: '\'complete\' of the query must be true or false, not "yes".',
  });
});
