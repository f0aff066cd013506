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
  definition: passDefinition,
  roleArn,
  updateDate: start,
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
};

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('DescribeStateMachineForExecution')).toEqual(
      violation(' null', 'executionArn', 'not be null'),
    );
  });
});

describe('errors', () => {
  test.each([
    ['x', 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [`${prefix}:express:M:e:u`, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
    [`${prefix}:execution:M:e`, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${prefix}:execution:M:e'`],
  ])('%s', async (executionArn, code, message) => {
    expect(await api.errorOf('DescribeStateMachineForExecution', { executionArn })).toEqual({ code, message });
  });
});

describe('behaviour', () => {
  test('returns the definition of the execution, under the unqualified ARN', async () => {
    await api.createMachine('M', { publish: true });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: `${arn}:1` });
    await api.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition });
    expect(await api.call('DescribeStateMachineForExecution', { executionArn })).toEqual(whole);
    const input = { executionArn, includedData: 'METADATA_ONLY' };
    expect(await api.call('DescribeStateMachineForExecution', input)).toEqual({ ...whole, definition: '{}' });
  });

  test('has the revision that an update made, and its date', async () => {
    await api.createMachine();
    api.service.advance(2000);
    const { revisionId } = await api.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: arn });
    expect(await api.call('DescribeStateMachineForExecution', { executionArn })).toEqual({
      ...whole,
      definition: otherDefinition,
      updateDate: start + 2,
      revisionId,
    });
  });
});
