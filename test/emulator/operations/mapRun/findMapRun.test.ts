import { endNext, startMapRun } from '../support/mapRuns';
import { prefix, roleArn, start, useTestService } from '../support/testService';

const api = useTestService({ keep: { children: 2 } });
const uuid3 = '[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

async function childrenOf(mapRunArn: string, more: object = {}): Promise<any[]> {
  const { executions } = await api.call('ListExecutions', { mapRunArn, ...more });
  return executions;
}

test('are listed with their Map Run, newest first, and by status', async () => {
  const { mapRunArn } = await startMapRun(api, [1, 2, 3], { MaxConcurrency: 1, ItemBatcher: { MaxItemsPerBatch: 2 } });
  await endNext(api);
  const described = {
    executionArn: expect.stringMatching(`^${prefix}:execution:M/L:${uuid3}$`),
    stateMachineArn: `${prefix}:stateMachine:M/L`,
    name: expect.stringMatching(`^${uuid3}$`),
    startDate: start,
    mapRunArn,
    redriveCount: 0,
  };
  const [running, ended] = [
    { ...described, status: 'RUNNING', itemCount: 1 },
    { ...described, status: 'SUCCEEDED', itemCount: 2, stopDate: start },
  ];
  expect(await childrenOf(mapRunArn)).toEqual([running, ended]);
  expect(await childrenOf(mapRunArn, { statusFilter: 'SUCCEEDED' })).toEqual([ended]);
  expect(await childrenOf(mapRunArn, { statusFilter: 'PENDING_REDRIVE' })).toEqual([]);
  expect(await childrenOf(mapRunArn, { redriveFilter: 'REDRIVEN' })).toEqual([]);
  const page = await api.call('ListExecutions', { mapRunArn, maxResults: 1 });
  expect(await childrenOf(mapRunArn, { maxResults: 1, nextToken: page.nextToken })).toEqual([ended]);
});

test('are not executions of the machine, and cannot be redriven alone', async () => {
  const { executionArn, mapRunArn } = await startMapRun(api, [1]);
  const { executions } = await api.call('ListExecutions', { stateMachineArn: `${prefix}:stateMachine:M` });
  expect(executions.map((one: any) => one.executionArn)).toEqual([executionArn]);
  const [child] = await childrenOf(mapRunArn);
  expect(await api.errorOf('RedriveExecution', { executionArn: child.executionArn })).toMatchObject({
    code: 'ValidationException',
    message: 'Labeled Execution ARNs are not supported for this API',
  });
});

test('a Standard child has a description, with its machine, and a history', async () => {
  const { mapRunArn } = await startMapRun(api, ['x'], { ToleratedFailureCount: 1 });
  await endNext(api, true);
  const [{ executionArn, name }] = await childrenOf(mapRunArn);
  expect(await api.call('DescribeExecution', { executionArn })).toEqual({
    executionArn,
    stateMachineArn: `${prefix}:stateMachine:M/L`,
    name,
    status: 'FAILED',
    startDate: start,
    stopDate: start,
    input: '"x"',
    inputDetails: { included: true },
    mapRunArn,
    error: 'Bad',
    cause: 'item',
    redriveCount: 0,
    redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
  });
  expect(await api.call('DescribeStateMachineForExecution', { executionArn })).toEqual({
    stateMachineArn: `${prefix}:stateMachine:M/L`,
    name: 'M',
    definition: `{"StartAt":"Work","States":{"Work":{"Type":"Task","Resource":"${prefix}:activity:work","End":true}}}`,
    roleArn,
    updateDate: start,
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    mapRunArn,
    label: 'L',
  });
  const { events } = await api.call('GetExecutionHistory', { executionArn });
  expect(events.map(({ type }: any) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ActivityScheduled',
    'ActivityStarted',
    'ActivityFailed',
    'ExecutionFailed',
  ]);
});

test('an Express child has a description, but no history', async () => {
  const { mapRunArn } = await startMapRun(api, [1], {}, 'EXPRESS');
  const [{ executionArn, name }] = await childrenOf(mapRunArn);
  expect(executionArn).toBe(`${prefix}:express:M/L:${name}`);
  expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
    name,
    status: 'SUCCEEDED',
    output: '1',
    mapRunArn,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
  for (const operation of ['GetExecutionHistory', 'RedriveExecution', 'StopExecution']) {
    expect(await api.errorOf(operation, { executionArn })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Arn: 'Resource type not valid in this context: express'",
    });
  }
});

test('other Express executions have no description, labelled or not', async () => {
  for (const executionArn of [`${prefix}:express:M:a:b`, `${prefix}:express:M/L:a:b`]) {
    expect((await api.errorOf('DescribeExecution', { executionArn })) as object).toMatchObject({
      code: executionArn.includes('/') ? 'ExecutionDoesNotExist' : 'InvalidArn',
    });
  }
});

test('the list and the description say that a child is no longer kept', async () => {
  const { mapRunArn } = await startMapRun(api, ['x', 1, 2, 3], { ToleratedFailureCount: 1 }, 'EXPRESS');
  expect(await api.errorOf('ListExecutions', { mapRunArn })).toEqual({
    code: 'ValidationException',
    message:
      'Of the 4 children of this Map Run Stepmill does not keep 2 any more. The option keep.children says how many are ' +
      'kept; DescribeMapRun has exact counts.',
  });
  expect(await childrenOf(mapRunArn, { statusFilter: 'FAILED' })).toHaveLength(1);
});

test('children that wait for their redrive say so, and an Express one restarts', async () => {
  const fields = { MaxConcurrency: 1, ToleratedFailurePercentage: 40 };
  const { executionArn, mapRunArn } = await startMapRun(api, [1, 2, 3], fields);
  for (const fails of [true, true]) await endNext(api, fails);
  await api.call('RedriveExecution', { executionArn });
  await api.service.quiet();
  const statuses = (await childrenOf(mapRunArn)).map(({ status, redriveCount }) => [status, redriveCount]);
  expect(statuses).toEqual([
    ['PENDING_REDRIVE', 0],
    ['RUNNING', 1],
  ]);
  const [{ executionArn: waiting }] = await childrenOf(mapRunArn, { statusFilter: 'PENDING_REDRIVE' });
  expect(await api.call('DescribeExecution', { executionArn: waiting })).toMatchObject({ status: 'PENDING_REDRIVE' });
  expect(await childrenOf(mapRunArn, { redriveFilter: 'REDRIVEN' })).toHaveLength(1);
});
