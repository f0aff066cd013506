import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('DescribeStateMachineAlias')).toEqual(
      violation(' null', 'stateMachineAliasArn', 'not be null'),
    );
  });
});

describe('errors', () => {
  test.each([
    ['x', { code: 'InvalidArn', message: "Invalid Arn: 'Invalid ARN prefix: x'" }],
    [
      `${arn}:live`,
      {
        code: 'ResourceNotFound',
        message: `Resource not found: '${arn}:live'`,
        resourceName: `${arn}:live`,
      },
    ],
  ])('%s', async (stateMachineAliasArn, error) => {
    expect(await api.errorOf('DescribeStateMachineAlias', { stateMachineAliasArn })).toEqual(error);
  });
});

describe('behaviour', () => {
  test('an alias without description that was never changed', async () => {
    await api.createMachine('M', { publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    expect(await api.call('DescribeStateMachineAlias', { stateMachineAliasArn: `${arn}:live` })).toEqual({
      stateMachineAliasArn: `${arn}:live`,
      name: 'live',
      routingConfiguration,
      creationDate: start,
    });
  });
});
