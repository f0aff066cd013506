import { TestService, prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test.each([
    [{}, violation(' null', 'stateMachineVersionArn', 'not be null')],
    [
      { stateMachineVersionArn: 'x'.repeat(2001) },
      violation(` '${'x'.repeat(2001)}'`, 'stateMachineVersionArn', 'have length less than or equal to 2000'),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('DeleteStateMachineVersion', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([arn, `${arn}:live`])('%s is not a version', async (stateMachineVersionArn) => {
    expect(await api.errorOf('DeleteStateMachineVersion', { stateMachineVersionArn })).toEqual({
      code: 'ValidationException',
      message: `The ARN of a state machine version is required. Received: ${stateMachineVersionArn}`,
    });
  });

  test('a version that aliases lead to', async () => {
    await api.createMachine('M', { publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }];
    for (const name of ['live', 'beta']) await api.call('CreateStateMachineAlias', { name, routingConfiguration });
    expect(await api.errorOf('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` })).toEqual({
      code: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. ' +
        'Current list of aliases referencing this version: [live, beta]',
    });
  });
});

describe('behaviour', () => {
  test('deletes it; deleting a missing one succeeds', async () => {
    await api.createMachine('M', { publish: true });
    const input = { stateMachineVersionArn: `${arn}:1` };
    expect(await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:01` })).toEqual({});
    expect(await api.call('ListStateMachineVersions', { stateMachineArn: arn })).toMatchObject({
      stateMachineVersions: [{ stateMachineVersionArn: `${arn}:1` }],
    });
    expect(await api.call('DeleteStateMachineVersion', input)).toEqual({});
    expect(await api.call('DeleteStateMachineVersion', input)).toEqual({});
    expect(await api.call('ListStateMachineVersions', { stateMachineArn: arn })).toEqual({ stateMachineVersions: [] });
  });

  test('what runs on it runs on', async () => {
    const manual = new TestService({ time: 'manual' });
    const definition = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":5,"End":true}}}';
    await manual.createMachine('M', { definition, publish: true });
    const { executionArn } = await manual.call('StartExecution', { stateMachineArn: `${arn}:1` });
    await manual.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` });
    manual.service.advance(5000);
    expect(await manual.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      stateMachineVersionArn: `${arn}:1`,
    });
    manual.close();
  });
});
