import { stepmill } from '../../src/jest';
import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import { Stepmill } from '../../src/harness/Stepmill';

const fails = {
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 5, Next: 'No' }, No: { Type: 'Fail', Error: 'E' } },
} as const;

const sfn = stepmill({ startTime: '2030-01-01T00:00:00Z' });
const logging = sfn.stateMachine(fails, { name: 'Logging', logging: 'ERROR' });
const silent = sfn.stateMachine(fails, { name: 'Silent' });

const service = createService();
let server: RunningServer;
let remote: Stepmill;

beforeAll(async () => {
  server = await startServer(service, { port: 0 });
  remote = new Stepmill({ target: 'http', endpoint: server.url, startTime: '2030-01-01T00:00:00Z' });
});
afterAll(async () => {
  await remote.close();
  await server.close();
  service.close();
});

test('a machine that is told to log does, one that is not does not', async () => {
  const run = await logging.run({});
  await silent.run({});
  expect(await sfn.telemetry.logs()).toEqual([
    {
      id: '4',
      type: 'FailStateEntered',
      details: { name: 'No', input: '{}', inputDetails: { truncated: false } },
      previous_event_id: '3',
      event_timestamp: String(Date.parse('2030-01-01T00:00:05Z')),
      execution_arn: run.executionArn,
      redrive_count: '0',
    },
    {
      id: '5',
      type: 'ExecutionFailed',
      details: { error: 'E' },
      previous_event_id: '4',
      event_timestamp: String(Date.parse('2030-01-01T00:00:05Z')),
      execution_arn: run.executionArn,
      redrive_count: '0',
    },
  ]);
});

test('logs are those of a run, of a machine or of a log group', async () => {
  const own = sfn.stateMachine(fails, {
    name: 'Own',
    logging: {
      level: 'FATAL',
      includeExecutionData: false,
      logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:own:*',
    },
  });
  const first = await own.run({});
  await own.run({});
  const other = await logging.run({});
  const ids = async (scope?: object): Promise<string[]> =>
    (await sfn.telemetry.logs(scope)).map(({ execution_arn, id }) => `${execution_arn.split(':')[6]} ${id}`);
  expect(await ids(first)).toEqual(['Own 5']);
  expect(await ids(other)).toEqual(['Logging 4', 'Logging 5']);
  expect(await ids({ stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Own' })).toHaveLength(2);
  expect(await ids({ logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:own:*' })).toHaveLength(2);
  const named = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/Logging-Logs:*';
  expect(await ids({ logGroupArn: named })).toHaveLength(2);
  await expect(ids({ logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:won:*' })).rejects.toThrow(
    'No state machine logs to the log group arn:aws:logs:us-east-1:123456789012:log-group:won:*. Log groups are: ',
  );
  await expect(ids({ stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Won' })).rejects.toThrow(
    'There is no state machine arn:aws:states:us-east-1:123456789012:stateMachine:Won.',
  );
});

test('status events tell of each start and each end', async () => {
  const run = await silent.run({});
  const events = await sfn.telemetry.statusEvents(run);
  expect(events.map(({ detail, time }) => [detail.status, time])).toEqual([
    ['RUNNING', '2030-01-01T00:00:00Z'],
    ['FAILED', '2030-01-01T00:00:05Z'],
  ]);
});

test('a metric is taken together over the test', async () => {
  await silent.run({});
  await logging.run({});
  expect(await sfn.telemetry.metric('ExecutionsFailed')).toEqual({
    sampleCount: 4,
    sum: 2,
    minimum: 0,
    maximum: 1,
    average: 0.5,
  });
  const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Silent';
  expect((await sfn.telemetry.metric('ExecutionTime', { StateMachineArn })).sum).toBe(5_000);
  expect(await sfn.telemetry.metric('ActivitiesStarted')).toEqual({ sampleCount: 0, sum: 0 });
});

test('nothing of one test is told in the next', async () => {
  expect(await sfn.telemetry.metrics()).toEqual([]);
});

test('a server tells a harness the same', async () => {
  const local = await logging.run({}, { name: 'same' });
  const far = await remote.stateMachine(fails, { name: 'Logging', logging: 'ERROR' }).run({}, { name: 'same' });
  expect(await remote.telemetry.logs(far)).toEqual(await sfn.telemetry.logs(local));
  expect(await remote.telemetry.statusEvents()).toEqual(await sfn.telemetry.statusEvents());
  expect(await remote.telemetry.metrics()).toEqual(await sfn.telemetry.metrics());
});

describe('mistakes of the test', () => {
  test('a metric that there is not', async () => {
    await expect(sfn.telemetry.metric('ExecutionFailed' as never)).rejects.toThrow(
      "There is no metric 'ExecutionFailed'. Did you mean 'ExecutionsFailed'?",
    );
  });

  test('an execution that there is not', async () => {
    const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:M:e';
    await expect(sfn.telemetry.logs({ executionArn })).rejects.toThrow(`There is no execution ${executionArn}.`);
    await expect(remote.telemetry.logs({ executionArn })).rejects.toThrow(`There is no execution ${executionArn}.`);
  });

  test('a misspelt scope', () => {
    expect(() => sfn.telemetry.logs({ executionARN: 'a' } as never)).toThrow(
      "sfn.telemetry has no option 'executionARN'. Did you mean 'executionArn'?",
    );
  });

  test('a level that there is not', () => {
    expect(() => sfn.stateMachine(fails, { logging: 'DEBUG' as never })).toThrow(
      "The option logging is 'ALL', 'ERROR', 'FATAL' or 'OFF', not \"DEBUG\".",
    );
  });
});

test.each([
  ['in process', () => sfn],
  ['over HTTP', () => remote],
])('a dimension whose value nothing has is refused %s: its metrics would all be 0', async (_title, open) => {
  const { telemetry } = open();
  const none = 'arn:aws:states:us-east-1:123456789012:stateMachine:Nope';
  await expect(telemetry.metric('ExecutionsFailed', { StateMachineArn: 'nope' })).rejects.toThrow(
    "The dimension StateMachineArn of telemetry.metric(…) is an ARN, not 'nope'.",
  );
  await expect(telemetry.metric('ExecutionsFailed', { StateMachineArn: none })).rejects.toThrow(
    `There is no state machine ${none}.`,
  );
  await expect(telemetry.metric('LambdaFunctionsFailed', { LambdaFunctionArn: 'f' })).rejects.toThrow(
    "The dimension LambdaFunctionArn of telemetry.metric(…) is an ARN, not 'f'.",
  );
  await expect(telemetry.metric('ThrottledEvents', { APIName: undefined as never })).rejects.toThrow(
    'The dimension APIName of telemetry.metric(…) is a string, not undefined.',
  );
});

test('a dimension that a metric does not have is refused: there would never be a measurement', async () => {
  const { telemetry } = sfn;
  await expect(telemetry.metric('ExecutionsFailed', { StateMachineAr: 'x' })).rejects.toThrow(
    "telemetry.metric('ExecutionsFailed', dimensions) has no option 'StateMachineAr'. Did you mean 'StateMachineArn'?",
  );
  await expect(telemetry.metric('LambdaFunctionsFailed', { StateMachineArn: 'x' })).rejects.toThrow(
    "telemetry.metric('LambdaFunctionsFailed', dimensions) has no option 'StateMachineArn'.",
  );
});

test.each([
  ['in process', () => sfn],
  ['in a server', () => remote],
])('a machine that is told to be traced is, %s', async (_title, harness) => {
  const traced = harness().stateMachine(fails, { name: 'Traced', tracing: true });
  const run = await traced.run({});
  const { telemetry } = harness();
  const states = (await telemetry.segments(run)).map(({ subsegments }) => subsegments?.map(({ name }) => name));
  expect(states).toEqual([['Wait', 'No']]);
});

test('tracing is a yes or no', () => {
  const tracing = 'Active' as unknown as boolean;
  expect(() => sfn.stateMachine(fails, { tracing })).toThrow('The option tracing is true or false, not "Active".');
});
