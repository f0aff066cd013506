import {
  activityDefinition,
  passDefinition,
  prefix,
  TestService,
  useTestService,
  violation,
} from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test('requires the ARN', async () => {
    expect(await api.errorOf('DeleteStateMachine')).toEqual(violation(' null', 'stateMachineArn', 'not be null'));
  });
});

describe('errors', () => {
  test('rejects a string that is not an ARN', async () => {
    expect(await api.errorOf('DeleteStateMachine', { stateMachineArn: 'x' })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Arn: 'Invalid ARN prefix: x'",
    });
  });

  test('rejects a labelled ARN', async () => {
    expect(await api.errorOf('DeleteStateMachine', { stateMachineArn: `${arn}/L` })).toEqual({
      code: 'ValidationException',
      message: 'Labeled State Machine ARNs are not supported for this API',
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  });
});

describe('behaviour', () => {
  test('deleting a missing machine succeeds', async () => {
    expect(await api.call('DeleteStateMachine', { stateMachineArn: arn })).toEqual({});
  });

  test('an idle machine is DELETING, without versions, aliases and tags, and may be created again', async () => {
    await api.createMachine('M', { publish: true, tags: [{ key: 'k', value: 'v' }] });
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    expect(await api.call('DeleteStateMachine', { stateMachineArn: arn })).toEqual({});
    const deleting = (named: string): object => ({
      code: 'StateMachineDeleting',
      message: `State Machine is being deleted: '${named}'`,
    });
    for (const stateMachineArn of [arn, `${arn}:live`, `${arn}:1`])
      expect(await api.errorOf('StartExecution', { stateMachineArn })).toEqual(deleting(stateMachineArn));
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn: arn, roleArn: 'r' })).toEqual(deleting(arn));
    expect(await api.call('ListStateMachines')).toEqual({ stateMachines: [] });
    const noVersion = {
      code: 'StateMachineDoesNotExist',
      message: `State Machine Version Does Not Exist: '${arn}:1'`,
    };
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toEqual(noVersion);
    // A caller that asks twice has waited.
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'DELETING' });
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: arn })).toEqual({
      code: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${arn}'`,
    });
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toEqual(noVersion);
    await api.createMachine();
    expect(await api.call('ListTagsForResource', { resourceArn: arn })).toEqual({ tags: [] });
  });

  test('a caller that polls by starting executions sees the end, too', async () => {
    await api.call('DeleteStateMachine', { stateMachineArn: await api.createMachine() });
    const codes: string[] = [];
    for (let poll = 0; poll < 20; poll++)
      codes.push(((await api.errorOf('StartExecution', { stateMachineArn: arn })) as { code: string }).code);
    expect(new Set(codes)).toEqual(new Set(['StateMachineDeleting', 'StateMachineDoesNotExist']));
  });

  test('a reset removes it', async () => {
    await api.call('DeleteStateMachine', { stateMachineArn: await api.createMachine() });
    api.service.reset();
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
  });

  test('is DELETING for half a minute where time does not skip', async () => {
    const manual = new TestService({ time: 'manual' });
    const { executionArn } = await manual.call('StartExecution', { stateMachineArn: await manual.createMachine() });
    await manual.call('DeleteStateMachine', { stateMachineArn: arn });
    manual.service.advance(29_999);
    for (const _again of [1, 2])
      expect(await manual.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'DELETING' });
    expect(await manual.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await manual.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({ name: 'M' });
    manual.service.advance(1);
    expect(await manual.errorOf('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
    expect(await manual.errorOf('StartExecution', { stateMachineArn: arn })).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
    await manual.call('DeleteStateMachine', { stateMachineArn: await manual.createMachine() });
    await manual.createMachine();
    expect(await manual.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'ACTIVE' });
    manual.close();
  });

  test('keeps its executions for a while', async () => {
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: await api.createMachine() });
    await api.call('DeleteStateMachine', { stateMachineArn: arn });
    api.service.advance(89_999);
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
    api.service.advance(1);
    expect(await api.errorOf('DescribeExecution', { executionArn })).toEqual({
      code: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${executionArn}'`,
    });
  });

  test('a machine with running executions is DELETING; they fail at their next transition', async () => {
    await api.call('CreateActivity', { name: 'work' });
    await api.createMachine('M', { definition: activityDefinition });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: arn });
    const { taskToken } = await api.call('GetActivityTask', { activityArn: `${prefix}:activity:work` });
    await api.call('DeleteStateMachine', { stateMachineArn: arn });
    await api.call('DeleteStateMachine', { stateMachineArn: arn });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'DELETING' });
    const deleting = { code: 'StateMachineDeleting', message: `State Machine is being deleted: '${arn}'` };
    const input = { name: 'M', definition: passDefinition, roleArn: 'arn:aws:iam::123456789012:role/r' };
    expect(await api.errorOf('StartExecution', { stateMachineArn: arn })).toEqual(deleting);
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn: arn, definition: '{}' })).toEqual(deleting);
    expect(await api.errorOf('PublishStateMachineVersion', { stateMachineArn: arn })).toEqual(deleting);
    expect(await api.errorOf('CreateStateMachine', input)).toEqual(deleting);

    await api.call('SendTaskSuccess', { taskToken, output: '{}' });
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'State machine M has been deleted',
      redriveStatus: 'REDRIVABLE',
    });
    const { events } = await api.call('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 2 });
    expect(events).toMatchObject([
      { type: 'ExecutionFailed', previousEventId: 4 },
      { type: 'ActivityStarted', id: 4 },
    ]);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ status: 'DELETING' });
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
  });

  test('drops the executions of a deleted machine when another one is deleted', async () => {
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: await api.createMachine() });
    await api.call('DeleteStateMachine', { stateMachineArn: arn });
    api.service.advance(90_000);
    expect(api.service.execution(executionArn)).toBeDefined();
    await api.call('DeleteStateMachine', { stateMachineArn: await api.createMachine('N') });
    expect(api.service.execution(executionArn)).toBeUndefined();
  });
});
