import { TestService, activityDefinition, prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const executionArn = `${prefix}:execution:M:x`;
const whole = {
  executionArn,
  stateMachineArn: arn,
  name: 'x',
  status: 'SUCCEEDED',
  startDate: start,
  stopDate: start,
  input: '{"a": 1}',
  inputDetails: { included: true },
  output: '{"a": 1}',
  outputDetails: { included: true },
  redriveCount: 0,
  redriveStatus: 'NOT_REDRIVABLE',
  redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
};

async function run(machine: object, more: object = {}): Promise<void> {
  await api.createMachine('M', machine);
  await api.call('StartExecution', { stateMachineArn: arn, name: 'x', input: '{"a": 1}', ...more });
}

describe('input', () => {
  test('requires the ARN', async () => {
    expect(await api.errorOf('DescribeExecution')).toEqual(violation(' null', 'executionArn', 'not be null'));
  });
});

describe('errors', () => {
  test.each([
    ['x', 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [arn, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: stateMachine'"],
    [`${prefix}:express:M:x:u`, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
    [executionArn, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`],
  ])('%s', async (given, code, message) => {
    expect(await api.errorOf('DescribeExecution', { executionArn: given })).toEqual({ code, message });
  });
});

describe('behaviour', () => {
  test('describes a successful execution', async () => {
    await run({});
    expect(await api.call('DescribeExecution', { executionArn })).toEqual(whole);
  });

  test('describes a running execution', async () => {
    await api.call('CreateActivity', { name: 'work' });
    await run({ definition: activityDefinition }, { traceHeader: 'Root=1' });
    expect(await api.call('DescribeExecution', { executionArn })).toEqual({
      executionArn,
      stateMachineArn: arn,
      name: 'x',
      status: 'RUNNING',
      startDate: start,
      input: '{"a": 1}',
      inputDetails: { included: true },
      traceHeader: 'Root=1',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
  });

  test('a failed execution has no output, and can be redriven for fourteen days', async () => {
    await run({ definition: '{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"}}}' });
    const failed = {
      executionArn,
      stateMachineArn: arn,
      name: 'x',
      status: 'FAILED',
      startDate: start,
      stopDate: start,
      input: '{"a": 1}',
      inputDetails: { included: true },
      error: 'E',
      cause: 'C',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
    };
    expect(await api.call('DescribeExecution', { executionArn })).toEqual(failed);
    api.service.advance(14 * 24 * 60 * 60 * 1000 + 1);
    expect(await api.call('DescribeExecution', { executionArn })).toEqual({
      ...failed,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution redrivable period exceeded',
    });
  });

  test('metadata alone leaves out the data', async () => {
    await run({});
    const { input: _input, output: _output, ...rest } = whole;
    expect(await api.call('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' })).toEqual({
      ...rest,
      inputDetails: { included: false },
      outputDetails: { included: false },
    });
  });

  test('names version and alias; the machine stays unqualified', async () => {
    await api.createMachine('M', { publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    await api.call('StartExecution', { stateMachineArn: `${arn}:live`, name: 'x', input: '{"a": 1}' });
    expect(await api.call('DescribeExecution', { executionArn })).toEqual({
      ...whole,
      stateMachineVersionArn: `${arn}:1`,
      stateMachineAliasArn: `${arn}:live`,
    });
  });

  test('the trace header of the request overrides that of the input', async () => {
    await api.createMachine();
    const caller = { accountId: '123456789012', region: 'us-east-1', traceHeader: 'Root=header' };
    await api.call('StartExecution', { stateMachineArn: arn, name: 'x', traceHeader: 'Root=input' }, caller);
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ traceHeader: 'Root=header' });
  });

  test('reports an unanswered task as a mistake of the test', async () => {
    const other = new TestService();
    const Resource = 'arn:aws:states:::dynamodb:getItem';
    const Parameters = { TableName: 't', Key: { id: { S: '1' } } };
    await other.createMachine('M', {
      definition: JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource, Parameters, End: true } } }),
    });
    await other.call('StartExecution', { stateMachineArn: arn, name: 'x' });
    expect(await other.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.HarnessError',
      cause: expect.stringContaining('dynamodb:getItem'),
    });
    other.close();
  });
});
