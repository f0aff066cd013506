import { useTestServer } from './support/testServer';

const api = useTestServer();
const definition = '{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}';
const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:g:*';

async function started(): Promise<string> {
  const { json } = await api.call('CreateStateMachine', {
    name: 'M',
    definition,
    roleArn: 'arn:aws:iam::123456789012:role/r',
    loggingConfiguration: { level: 'FATAL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  });
  return (await api.call('StartExecution', { stateMachineArn: json.stateMachineArn })).json.executionArn;
}

const get = (path: string) => api.send({ method: 'GET', path: `/_stepmill/${path}` });

test('serves logs, status events and metrics over HTTP', async () => {
  const executionArn = await started();
  expect((await get('telemetry/logs')).json).toEqual({
    logs: [expect.objectContaining({ type: 'ExecutionFailed', execution_arn: executionArn, details: { error: 'E' } })],
    forgotten: 0,
  });
  expect((await get('telemetry/statusEvents')).json.statusEvents).toHaveLength(2);
  expect((await get('telemetry/metrics')).json.metrics).toHaveLength(24);
});

test('the query selects the resource', async () => {
  const executionArn = await started();
  const arn = encodeURIComponent(executionArn);
  expect((await get(`telemetry/logs?executionArn=${arn}`)).json.logs).toHaveLength(1);
  expect((await get(`telemetry/logs?logGroupArn=${encodeURIComponent(logGroupArn)}`)).json.logs).toHaveLength(1);
});

test('rejects unknown names: an empty list would look as if nothing had been recorded', async () => {
  const refused = async (query: string): Promise<unknown> => (await get(`telemetry/logs?${query}`)).json.message;
  expect(await refused('logGroupArn=other')).toBe(
    'No state machine logs to the log group other. There are no log groups.',
  );
  await started();
  expect(await refused('executionArn=other')).toBe('There is no execution other.');
  expect(await refused('stateMachineArn=other')).toBe('There is no state machine other.');
  expect(await refused('logGroupArn=other')).toBe(
    `No state machine logs to the log group other. Log groups are: ${logGroupArn}.`,
  );
});

test('an account of its own has its own telemetry', async () => {
  await started();
  await api.send({ method: 'PUT', path: '/_stepmill/accounts/111111111111', body: '{}' });
  expect((await get('accounts/111111111111/telemetry/metrics')).json).toEqual({ metrics: [], forgotten: 0 });
});

test('names an unknown resource along with the existing ones', async () => {
  expect(await get('telemetry/traces')).toMatchObject({
    status: 400,
    json: { message: "'kind' of the path must be 'logs', 'statusEvents', 'metrics' or 'segments', not \"traces\"." },
  });
});

test('rejects a misspelt member of the query, which would select everything', async () => {
  expect(await get('telemetry/logs?executonArn=other')).toMatchObject({
    status: 400,
    json: { message: "'executonArn' of the query is not known. Did you mean 'executionArn'?" },
  });
});
