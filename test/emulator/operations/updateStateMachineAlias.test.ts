import { prefix, roleArn, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const stateMachineAliasArn = `${arn}:live`;
const to = (version: string) => [{ stateMachineVersionArn: version, weight: 100 }];

beforeEach(async () => {
  await api.createMachine('M', { publish: true });
  await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}2`, publish: true });
  await api.call('CreateStateMachineAlias', { name: 'live', description: 'd', routingConfiguration: to(`${arn}:1`) });
});

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('UpdateStateMachineAlias')).toEqual(
      violation(' null', 'stateMachineAliasArn', 'not be null'),
    );
  });
});

describe('errors', () => {
  test('nothing to change', async () => {
    expect(await api.errorOf('UpdateStateMachineAlias', { stateMachineAliasArn })).toEqual({
      code: 'ValidationException',
      message: 'Either description or routing configuration must be specified',
    });
  });

  test.each([`${arn}:other`, arn, `${prefix}:stateMachine:Absent:live`])('%s is not an alias', async (alias) => {
    expect(await api.errorOf('UpdateStateMachineAlias', { stateMachineAliasArn: alias, description: 'e' })).toEqual({
      code: 'ResourceNotFound',
      message: 'Request references a resource that does not exist.',
    });
  });

  test('versions of another machine', async () => {
    await api.createMachine('N', { publish: true });
    const input = { stateMachineAliasArn, routingConfiguration: to(`${prefix}:stateMachine:N:1`) };
    expect(await api.errorOf('UpdateStateMachineAlias', input)).toMatchObject({ code: 'ResourceNotFound' });
  });

  test('weights that do not make 100', async () => {
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 42 }];
    expect(await api.errorOf('UpdateStateMachineAlias', { stateMachineAliasArn, routingConfiguration })).toEqual({
      code: 'ValidationException',
      message: 'Sum of routing configuration weights must equal 100. Received: [42]',
      reason: 'INVALID_ROUTING_CONFIGURATION',
    });
  });
});

describe('behaviour', () => {
  test('changes the given members and keeps the rest', async () => {
    api.service.advance(1000);
    expect(await api.call('UpdateStateMachineAlias', { stateMachineAliasArn, description: '' })).toEqual({
      updateDate: start + 1,
    });
    const described = {
      stateMachineAliasArn,
      name: 'live',
      description: '',
      routingConfiguration: to(`${arn}:1`),
      creationDate: start,
      updateDate: start + 1,
    };
    expect(await api.call('DescribeStateMachineAlias', { stateMachineAliasArn })).toEqual(described);
    await api.call('UpdateStateMachineAlias', { stateMachineAliasArn, routingConfiguration: to(`${arn}:2`) });
    expect(await api.call('DescribeStateMachineAlias', { stateMachineAliasArn })).toEqual({
      ...described,
      routingConfiguration: to(`${arn}:2`),
    });
  });
});
