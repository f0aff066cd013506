import {
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
const whole = {
  stateMachineArn: arn,
  name: 'M',
  status: 'ACTIVE',
  definition: passDefinition,
  roleArn,
  type: 'STANDARD',
  creationDate: start,
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
};

describe('input', () => {
  test.each([
    [{}, violation(' null', 'stateMachineArn', 'not be null')],
    [{ stateMachineArn: '' }, violation(" ''", 'stateMachineArn', 'have length greater than or equal to 1')],
    [
      { stateMachineArn: arn, includedData: 'ALL' },
      violation(" 'ALL'", 'includedData', 'satisfy enum value set: [ALL_DATA, METADATA_ONLY]'),
    ],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('DescribeStateMachine', input)).toEqual(error);
  });
});

describe('errors', () => {
  test('rejects a string that is not an ARN', async () => {
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: 'not_a_valid_arn' })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'",
    });
  });

  test.each([`${prefix}:stateMachine:Absent`, `${prefix}:stateMachine:Absent:1`, `${arn}:live`, `${arn}/Label`])(
    '%s does not exist',
    async (stateMachineArn) => {
      await api.createMachine();
      expect(await api.errorOf('DescribeStateMachine', { stateMachineArn })).toEqual({
        code: 'StateMachineDoesNotExist',
        message: `State Machine Does Not Exist: '${stateMachineArn}'`,
      });
    },
  );

  test('rejects a missing version', async () => {
    await api.createMachine();
    expect(await api.errorOf('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toEqual({
      code: 'StateMachineDoesNotExist',
      message: `State Machine Version Does Not Exist: '${arn}:1'`,
    });
  });
});

describe('behaviour', () => {
  test('a new machine has the defaults', async () => {
    await api.createMachine();
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toEqual(whole);
  });

  test('keeps the definition byte for byte', async () => {
    const definition = ' \n{\r\n  "StartAt": "P", "States": {"P": {"Type":"Pass","Result":1.00,"End":true}}}\n ';
    await api.createMachine('M', { definition });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toEqual({ ...whole, definition });
  });

  test('returns settings as they were given', async () => {
    const settings = {
      type: 'EXPRESS',
      loggingConfiguration: { level: 'OFF', includeExecutionData: true, destinations: [] },
      tracingConfiguration: { enabled: true },
      encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'k', kmsDataKeyReusePeriodSeconds: 60 },
    };
    await api.createMachine('M', settings);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toEqual({ ...whole, ...settings });
  });

  test('a version has its own date, description, definition and revision', async () => {
    await api.createMachine('M', { publish: true, versionDescription: 'first' });
    api.service.advance(1000);
    const change = { stateMachineArn: arn, definition: otherDefinition, publish: true };
    const { revisionId } = await api.call('UpdateStateMachine', change);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toEqual({
      ...whole,
      stateMachineArn: `${arn}:1`,
      description: 'first',
    });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: `${arn}:2` })).toEqual({
      ...whole,
      stateMachineArn: `${arn}:2`,
      definition: otherDefinition,
      creationDate: start + 1,
      revisionId,
    });
  });

  test('metadata alone has an empty definition', async () => {
    await api.createMachine();
    const input = { stateMachineArn: arn, includedData: 'METADATA_ONLY' };
    expect(await api.call('DescribeStateMachine', input)).toEqual({ ...whole, definition: '{}' });
  });

  test('returns the states that refer to variables', async () => {
    const definition = JSON.stringify({
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { b: 1, a: 2 }, Next: 'Use' },
        Use: { Type: 'Pass', Parameters: { 'x.$': '$b', 'y.$': '$a' }, End: true },
      },
    });
    await api.createMachine('M', { definition });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toEqual({
      ...whole,
      definition,
      variableReferences: { Use: ['a', 'b'] },
    });
  });
});
