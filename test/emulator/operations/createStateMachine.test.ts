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
const valid = { name: 'M', roleArn, definition: passDefinition };
const arn = `${prefix}:stateMachine:M`;
const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g:*' } }];

describe('input', () => {
  test('lists all missing members in one message', async () => {
    expect(await api.errorOf('CreateStateMachine')).toEqual({
      code: 'ValidationException',
      message:
        "3 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; " +
        "Value at 'definition' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    });
  });

  test.each([
    [
      'a name of 81 characters',
      { name: 'n'.repeat(81) },
      violation(` '${'n'.repeat(81)}'`, 'name', 'have length less than or equal to 80'),
    ],
    ['an empty definition', { definition: '' }, violation('', 'definition', 'have length greater than or equal to 1')],
    [
      'a definition of 1 MiB and one more',
      { definition: ' '.repeat(1_048_577) },
      violation('', 'definition', 'have length less than or equal to 1048576'),
    ],
    ['an unknown type', { type: 'FAST' }, violation(" 'FAST'", 'type', 'satisfy enum value set: [STANDARD, EXPRESS]')],
    [
      'an empty tag key',
      { tags: [{ key: '', value: 'v' }] },
      violation(" ''", 'tags.1.member.key', 'have length greater than or equal to 1'),
    ],
    [
      'an unknown log level',
      { loggingConfiguration: { level: 'DEBUG' } },
      violation(" 'DEBUG'", 'loggingConfiguration.level', 'satisfy enum value set: [ALL, ERROR, FATAL, OFF]'),
    ],
    [
      'an encryption without type',
      { encryptionConfiguration: {} },
      violation(' null', 'encryptionConfiguration.type', 'not be null'),
    ],
  ])('rejects %s', async (_title, change, error) => {
    expect(await api.errorOf('CreateStateMachine', { ...valid, ...change })).toEqual(error);
  });
});

describe('errors', () => {
  test.each([['a b'], ['a/b'], ['a:b'], ['{a}'], ['a#b'], ['\u0000'], ['😀'], ['a\u2028b']])(
    'the name %j is invalid',
    async (name) => {
      expect(await api.errorOf('CreateStateMachine', { ...valid, name })).toEqual({
        code: 'InvalidName',
        message: `Invalid Name: '${name}'`,
      });
    },
  );

  test('rejects an ARN that is not a role', async () => {
    expect(await api.errorOf('CreateStateMachine', { ...valid, roleArn: 'me' })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Role Arn: 'me'",
    });
  });

  test('does not recognise an SDK integration whose action is certainly misspelt', async () => {
    const machine = (action: string): string =>
      JSON.stringify({
        StartAt: 'S',
        States: { S: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:sqs:${action}`, Parameters: {}, End: true } },
      });
    expect(await api.errorOf('CreateStateMachine', { ...valid, definition: machine('listQuues') })).toEqual({
      code: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The resource provided " +
        'arn:aws:states:::aws-sdk:sqs:listQuues is not recognized. The value is not a valid resource ARN, or the ' +
        "resource is not available in this region. at /States/S/Resource'",
    });
    expect(await api.call('CreateStateMachine', { ...valid, definition: machine('listSomethingNew') })).toMatchObject({
      stateMachineArn: arn,
    });
  });

  test('reports every error of a definition, and stores nothing', async () => {
    expect(await api.errorOf('CreateStateMachine', { ...valid, definition: '{}' })).toEqual({
      code: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /'",
    });
    expect(await api.call('ListStateMachines')).toEqual({ stateMachines: [] });
  });

  test.each([
    ['another definition', { definition: otherDefinition }],
    ['the same definition with other spaces', { definition: `${passDefinition} ` }],
    ['another type', { type: 'EXPRESS' }],
    ['another log level', { loggingConfiguration: { level: 'ALL', destinations } }],
    ['tracing', { tracingConfiguration: { enabled: true } }],
    ['another key', { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'k' } }],
    ['a version', { publish: true }],
  ])('rejects a taken name when the second call has %s', async (_title, change) => {
    await api.createMachine();
    expect(await api.errorOf('CreateStateMachine', { ...valid, ...change })).toEqual({
      code: 'StateMachineAlreadyExists',
      message: `State Machine Already Exists: '${arn}'`,
    });
  });

  test('rejects another description than that of the first version', async () => {
    await api.call('CreateStateMachine', { ...valid, publish: true, versionDescription: 'first' });
    expect(await api.errorOf('CreateStateMachine', { ...valid, publish: true, versionDescription: 'other' })).toEqual({
      code: 'StateMachineAlreadyExists',
      message:
        'State Machine Already Exists: ' +
        'This state machine was already created with a published version using a different description.',
    });
    expect(await api.errorOf('CreateStateMachine', valid)).toMatchObject({ code: 'StateMachineAlreadyExists' });
  });

  test('rejects a description without a version', async () => {
    expect(await api.errorOf('CreateStateMachine', { ...valid, versionDescription: 'd' })).toEqual({
      code: 'ValidationException',
      message: 'Version description can only be set when publish is true',
    });
  });

  test.each([
    [{ level: 'ALL' }],
    [{ level: 'ERROR', destinations: [] }],
    [{ level: 'FATAL', destinations: [...destinations, ...destinations] }],
  ])('%j is not a logging configuration', async (loggingConfiguration) => {
    expect(await api.errorOf('CreateStateMachine', { ...valid, loggingConfiguration })).toEqual({
      code: 'InvalidLoggingConfiguration',
      message: 'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    });
  });

  test.each([
    [{}, 'Must set valid CloudWatch Log Group ARN.'],
    [{ cloudWatchLogsLogGroup: {} }, 'Must set valid CloudWatch Log Group ARN.'],
    [logGroup('log-group:g:*'), 'Provided ARN is not CloudWatch Logs Log Group ARN.'],
    [logGroup('arn:aws:firehose:us-east-1:123456789012:x'), 'Provided ARN is not CloudWatch Logs Log Group ARN.'],
    [logGroup('arn:aws:logs:us-east-1:123456789012:log-group:g'), "Log Group ARN must be provided with '*' qualifier."],
    [logGroup('arn:aws:logs:us-east-1:123456789012:log-group:a b:*'), 'Log Destination not found.'],
  ])('%j is not a log destination, whatever the level', async (destination, text) => {
    for (const level of ['ALL', 'OFF']) {
      const loggingConfiguration = { level, destinations: [destination] };
      expect(await api.errorOf('CreateStateMachine', { ...valid, loggingConfiguration })).toEqual({
        code: 'InvalidLoggingConfiguration',
        message: `Invalid Logging Configuration: ${text}`,
      });
    }
  });

  test('a non-ASCII name is invalid with logging, and valid without', async () => {
    const loggingConfiguration = { level: 'ALL', destinations };
    expect(await api.errorOf('CreateStateMachine', { ...valid, name: 'テスト', loggingConfiguration })).toEqual({
      code: 'InvalidLoggingConfiguration',
      message:
        "Invalid Logging Configuration: 1 validation error detected: Value 'arn:aws:states:us-east-1:123456789012:stateMachine:テスト' " +
        "at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$",
    });
    await api.createMachine('テスト', { loggingConfiguration: { level: 'OFF', destinations } });
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:テスト';
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, loggingConfiguration })).toMatchObject({
      code: 'InvalidLoggingConfiguration',
    });
  });

  test.each([
    [{ type: 'AWS_OWNED_KEY', kmsKeyId: 'k' }, 'Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.'],
    [
      { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 60 },
      'Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.',
    ],
    [{ type: 'CUSTOMER_MANAGED_KMS_KEY' }, 'Must set a valid kmsKeyId.'],
    [
      { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/k' },
      'Invalid arn eu-west-1',
    ],
  ])('%j is not an encryption configuration', async (encryptionConfiguration, text) => {
    const expected = {
      code: 'InvalidEncryptionConfiguration',
      message: `Invalid Encryption Configuration: ${text}`,
    };
    expect(await api.errorOf('CreateStateMachine', { ...valid, encryptionConfiguration })).toEqual(expected);
    expect(await api.errorOf('CreateActivity', { name: 'a', encryptionConfiguration })).toEqual(expected);
    const stateMachineArn = await api.createMachine('other');
    expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, encryptionConfiguration })).toEqual(expected);
  });

  test('rejects more than 50 tags', async () => {
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    expect(await api.errorOf('CreateStateMachine', { ...valid, tags })).toMatchObject({
      code: 'TooManyTags',
      resourceName: arn,
    });
    expect(await api.call('ListStateMachines')).toEqual({ stateMachines: [] });
  });
});

describe('behaviour', () => {
  test('returns the ARN and the date', async () => {
    expect(await api.call('CreateStateMachine', valid)).toEqual({ stateMachineArn: arn, creationDate: start });
  });

  test('a published machine has version 1', async () => {
    expect(await api.call('CreateStateMachine', { ...valid, publish: true, type: 'EXPRESS' })).toEqual({
      stateMachineArn: arn,
      creationDate: start,
      stateMachineVersionArn: `${arn}:1`,
    });
  });

  test('a second call with another role and tags returns the first machine, and changes nothing', async () => {
    const tags = [{ key: 'a', value: '1' }];
    const first = await api.call('CreateStateMachine', { ...valid, tags });
    api.service.advance(5000);
    const second = { ...valid, roleArn: `${roleArn}2`, tags: [{ key: 'b', value: '2' }] };
    expect(await api.call('CreateStateMachine', second)).toEqual(first);
    expect(await api.call('ListTagsForResource', { resourceArn: arn })).toEqual({ tags });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({ roleArn });
  });

  test('rejects a second call without publish after a published one', async () => {
    await api.call('CreateStateMachine', { ...valid, publish: true });
    expect(await api.errorOf('CreateStateMachine', valid)).toEqual({
      code: 'StateMachineAlreadyExists',
      message: 'State Machine Already Exists: This state machine was already created with a published version.',
    });
    expect(await api.errorOf('CreateStateMachine', { ...valid, definition: otherDefinition })).toEqual({
      code: 'StateMachineAlreadyExists',
      message: `State Machine Already Exists: '${arn}'`,
    });
  });

  test('a second call with publish returns the first version, whatever was published since', async () => {
    const given = { ...valid, publish: true, versionDescription: 'first' };
    const first = await api.call('CreateStateMachine', given);
    await api.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition, publish: true });
    expect(await api.call('CreateStateMachine', { ...given, definition: otherDefinition })).toEqual(first);
  });

  test('isolates accounts and regions', async () => {
    const caller = { accountId: '210987654321', region: 'eu-west-1' };
    await api.createMachine();
    expect(await api.call('CreateStateMachine', valid, caller)).toEqual({
      stateMachineArn: 'arn:aws:states:eu-west-1:210987654321:stateMachine:M',
      creationDate: start,
    });
    expect((await api.call('ListStateMachines', {}, caller)).stateMachines).toHaveLength(1);
    expect((await api.call('ListStateMachines')).stateMachines).toHaveLength(1);
  });

  test.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('ARNs of %s are in the partition %s', async (region, partition) => {
    const { stateMachineArn } = await api.call('CreateStateMachine', valid, { accountId: '123456789012', region });
    expect(stateMachineArn).toBe(`arn:${partition}:states:${region}:123456789012:stateMachine:M`);
    expect(await api.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ name: 'M' });
  });

  test('a deleted name can be reused, and the old executions are gone', async () => {
    const { executionArn } = await api.call('StartExecution', {
      stateMachineArn: await api.createMachine(),
      name: 'x',
    });
    await api.call('DeleteStateMachine', { stateMachineArn: arn });
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
    await api.createMachine();
    expect(await api.call('ListExecutions', { stateMachineArn: arn })).toEqual({ executions: [] });
    expect(await api.errorOf('DescribeExecution', { executionArn })).toMatchObject({ code: 'ExecutionDoesNotExist' });
  });
});

function logGroup(logGroupArn: string): object {
  return { cloudWatchLogsLogGroup: { logGroupArn } };
}
