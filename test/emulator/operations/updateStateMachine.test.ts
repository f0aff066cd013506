import {
  TestService,
  otherDefinition,
  passDefinition,
  prefix,
  roleArn,
  start,
  useTestService,
  violation,
} from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe('input', () => {
  test('requires the ARN', async () => {
    expect(await api.errorOf('UpdateStateMachine')).toEqual(violation(' null', 'stateMachineArn', 'not be null'));
  });

  test('rejects null', async () => {
    await api.createMachine();
    const input = { stateMachineArn: arn, definition: null, roleArn: null };
    expect(await api.errorOf('UpdateStateMachine', input)).toMatchObject({ code: 'MissingRequiredParameter' });
  });
});

describe('errors', () => {
  test.each([[{}], [{ versionDescription: 'only' }], [{ publish: false }]])('%j changes nothing', async (change) => {
    await api.createMachine();
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn: arn, ...change })).toEqual({
      code: 'MissingRequiredParameter',
      message:
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    });
  });

  test.each([[`${prefix}:stateMachine:Absent`], [`${arn}:1`], [`${arn}:live`]])(
    '%s does not exist',
    async (stateMachineArn) => {
      await api.createMachine('M', { publish: true });
      expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, definition: otherDefinition })).toEqual({
        code: 'StateMachineDoesNotExist',
        message: `State Machine Does Not Exist: '${stateMachineArn}'`,
      });
    },
  );

  test('rejects a labelled ARN', async () => {
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn: `${arn}/L`, roleArn })).toEqual({
      code: 'ValidationException',
      message: 'Labeled State Machine ARNs are not supported for this API',
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  });

  test('an invalid definition changes nothing, not even the role', async () => {
    await api.createMachine();
    const before = await api.call('DescribeStateMachine', { stateMachineArn: arn });
    const change = { stateMachineArn: arn, definition: '{', roleArn: `${roleArn}2` };
    expect(await api.errorOf('UpdateStateMachine', change)).toMatchObject({ code: 'InvalidDefinition' });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toEqual(before);
  });

  test('rejects a description without a version', async () => {
    await api.createMachine();
    const change = { stateMachineArn: arn, definition: otherDefinition, versionDescription: 'd' };
    expect(await api.errorOf('UpdateStateMachine', change)).toEqual({
      code: 'ValidationException',
      message: 'Version description can only be set when publish is true',
    });
  });
});

describe('behaviour', () => {
  test('a change has a new revision and the current date', async () => {
    await api.createMachine();
    api.service.advance(1500);
    const answer = await api.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition });
    expect(answer).toEqual({ updateDate: start + 1.5, revisionId: uuid });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      definition: otherDefinition,
      creationDate: start,
      revisionId: answer.revisionId,
    });
  });

  test.each([
    ['role', { roleArn: `${roleArn}2` }],
    ['logging', { loggingConfiguration: { includeExecutionData: true } }],
    ['tracing', { tracingConfiguration: { enabled: true } }],
  ])('%s alone is a change', async (_title, change) => {
    await api.createMachine();
    const answer = await api.call('UpdateStateMachine', { stateMachineArn: arn, ...change });
    expect(answer).toEqual({ updateDate: start, revisionId: uuid });
  });

  test('the same values keep the revision and the date', async () => {
    await api.createMachine();
    const change = { stateMachineArn: arn, definition: otherDefinition, roleArn, loggingConfiguration: {} };
    const first = await api.call('UpdateStateMachine', change);
    api.service.advance(9000);
    expect(await api.call('UpdateStateMachine', change)).toEqual(first);
  });

  test('an unchanged machine has no revision, and publishing it returns one version', async () => {
    await api.createMachine();
    const change = { stateMachineArn: arn, definition: passDefinition, publish: true };
    const answer = { updateDate: start, stateMachineVersionArn: `${arn}:1` };
    expect(await api.call('UpdateStateMachine', change)).toEqual(answer);
    expect(await api.call('UpdateStateMachine', change)).toEqual(answer);
    expect(await api.call('UpdateStateMachine', { stateMachineArn: arn, publish: true })).toEqual(answer);
  });

  test('publishing it again with another description updates the version', async () => {
    await api.createMachine('M', { publish: true, versionDescription: 'first' });
    const change = { stateMachineArn: arn, definition: passDefinition, publish: true, versionDescription: 'second' };
    const answer = { updateDate: start, stateMachineVersionArn: `${arn}:1` };
    expect(await api.call('UpdateStateMachine', change)).toEqual(answer);
    const described = await api.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` });
    expect(described.description).toBe('second');
    expect(await api.call('UpdateStateMachine', { ...change, versionDescription: undefined })).toEqual(answer);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toEqual(described);
  });

  test('running executions continue with their definition', async () => {
    const waiting = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}';
    const manual = useManual(waiting);
    const { executionArn } = await manual.call('StartExecution', { stateMachineArn: arn });
    await manual.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition });
    manual.service.advance(60_000);
    const { events } = await manual.call('GetExecutionHistory', { executionArn });
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
    expect(await manual.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
      definition: waiting,
      updateDate: start,
    });
    manual.close();
  });
});

function useManual(definition: string): TestService {
  const manual = new TestService({ time: 'manual' });
  void manual.createMachine('M', { definition });
  return manual;
}
