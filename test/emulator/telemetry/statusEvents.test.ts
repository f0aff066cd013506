import { TestService, passDefinition, prefix, start } from '../operations/support/testService';
import { executed } from './support/telemetryOf';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const startDate = start * 1000;

test('an execution has an event for its start and one for its end', async () => {
  const { api, executionArn, stateMachineArn } = await executed(wait, { input: '{ "a": 1 }' });
  const around = {
    version: '0',
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    account: '123456789012',
    region: 'us-east-1',
    resources: [executionArn],
  };
  const detail = {
    executionArn,
    stateMachineArn,
    name: 'e',
    startDate,
    input: '{ "a": 1 }',
    stateMachineVersionArn: null,
    stateMachineAliasArn: null,
    redriveCount: 0,
    redriveDate: null,
    redriveStatus: 'NOT_REDRIVABLE',
    inputDetails: { included: true },
    error: null,
    cause: null,
  };
  const [started, ended] = api.service.telemetry.statusEvents();
  expect([started, ended]).toEqual([
    {
      ...around,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      time: '2030-01-01T00:00:00Z',
      detail: {
        ...detail,
        status: 'RUNNING',
        stopDate: null,
        output: null,
        redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
        outputDetails: null,
      },
    },
    {
      ...around,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      time: '2030-01-01T00:01:00Z',
      detail: {
        ...detail,
        status: 'SUCCEEDED',
        stopDate: startDate + 60_000,
        output: '{ "a": 1 }',
        redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
        outputDetails: { included: true },
      },
    },
  ]);
  expect(started!.id).not.toBe(ended!.id);
  expect(api.service.telemetry.statusEvents()[0]!.id).toBe(started!.id);
  expect(Object.keys(started!.detail)).toEqual([
    'executionArn',
    'stateMachineArn',
    'name',
    'status',
    'startDate',
    'stopDate',
    'input',
    'output',
    'stateMachineVersionArn',
    'stateMachineAliasArn',
    'redriveCount',
    'redriveDate',
    'redriveStatus',
    'redriveStatusReason',
    'inputDetails',
    'outputDetails',
    'error',
    'cause',
  ]);
});

test('a failure has its error and cause, and says that it can be redriven', async () => {
  const definition = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } };
  const { api } = await executed(definition);
  expect(api.service.telemetry.statusEvents()[1]!.detail).toMatchObject({
    status: 'FAILED',
    output: null,
    redriveStatus: 'REDRIVABLE',
    redriveStatusReason: 'Execution is FAILED and is redrivable',
    error: 'E',
    cause: 'c',
  });
});

test('AWS: a machine with its own key shows neither data nor errors', async () => {
  const definition = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } };
  const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/orders' };
  const { api } = await executed(definition, { encryptionConfiguration });
  const nothing = { input: null, output: null, inputDetails: { included: false }, error: null, cause: null };
  expect(api.service.telemetry.statusEvents().map(({ detail }) => detail)).toMatchObject([
    { status: 'RUNNING', ...nothing, outputDetails: null },
    { status: 'FAILED', ...nothing, outputDetails: { included: false } },
  ]);
});

test('AWS: a timeout shows no error', async () => {
  const { api } = await executed({ ...wait, TimeoutSeconds: 1 });
  expect(api.service.telemetry.statusEvents()[1]!.detail).toMatchObject({
    status: 'TIMED_OUT',
    redriveStatusReason: 'Execution is TIMED_OUT and is redrivable',
    error: null,
    cause: null,
  });
});

test('says when there is no room left for a redrive', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'B' }], Default: 'A' },
      B: { Type: 'Succeed' },
    },
  };
  const { api } = await executed(definition);
  expect(api.service.telemetry.statusEvents()[1]!.detail).toMatchObject({
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution has exceeded the maximum history event limit',
  });
});

// AWS: the escaped texts count, here with two bytes for each quote.
test.each([
  ['both up to 248 KiB', 'x'.repeat(126_972), true, true],
  ['no input beyond that', 'x'.repeat(126_973), false, true],
  ['no input, because of its quotes', '"'.repeat(40_000), false, true],
  ['neither if the output alone is more', '"'.repeat(70_000), false, false],
])('includes of input and output %s', async (_title, text, hasInput, hasOutput) => {
  const input = JSON.stringify(text);
  const { api } = await executed({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { input });
  expect(api.service.telemetry.statusEvents()[1]!.detail).toMatchObject({
    input: hasInput ? input : null,
    output: hasOutput ? input : null,
    inputDetails: { included: hasInput },
    outputDetails: { included: hasOutput },
  });
});

test('includes the version and the alias of an execution', async () => {
  const api = new TestService();
  const { stateMachineVersionArn } = await api.call('CreateStateMachine', {
    name: 'M',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: passDefinition,
    publish: true,
  });
  const { stateMachineAliasArn } = await api.call('CreateStateMachineAlias', {
    name: 'live',
    routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
  });
  await api.call('StartExecution', { stateMachineArn: stateMachineAliasArn });
  expect(api.service.telemetry.statusEvents()[0]!.detail).toMatchObject({
    stateMachineArn: `${prefix}:stateMachine:M`,
    stateMachineVersionArn,
    stateMachineAliasArn,
  });
  api.close();
});

test('AWS: Express executions have no such events', async () => {
  const { api } = await executed(wait, { type: 'EXPRESS' });
  expect(api.service.telemetry.statusEvents()).toEqual([]);
});

test('orders the events of several executions by time', async () => {
  const api = new TestService();
  const first = await api.createMachine('A', { definition: JSON.stringify(wait) });
  await api.call('StartExecution', { stateMachineArn: first, name: 'slow' });
  await api.call('StartExecution', { stateMachineArn: await api.createMachine('B'), name: 'quick' });
  await api.service.quiet();
  const told = api.service.telemetry.statusEvents().map(({ detail }) => `${detail.name} ${detail.status}`);
  expect(told).toEqual(['slow RUNNING', 'quick RUNNING', 'quick SUCCEEDED', 'slow SUCCEEDED']);
  api.close();
});
