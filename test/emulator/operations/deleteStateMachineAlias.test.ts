import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('DeleteStateMachineAlias')).toEqual(
      violation(' null', 'stateMachineAliasArn', 'not be null'),
    );
  });
});

describe('errors', () => {
  test('rejects an alias of a missing machine', async () => {
    expect(await api.errorOf('DeleteStateMachineAlias', { stateMachineAliasArn: `${arn}:live` })).toEqual({
      code: 'ResourceNotFound',
      message: 'Request references a resource that does not exist.',
    });
  });
});

describe('behaviour', () => {
  test('deletes it; deleting a missing one succeeds', async () => {
    await api.createMachine('M', { publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    const input = { stateMachineAliasArn: `${arn}:live` };
    expect(await api.call('DeleteStateMachineAlias', input)).toEqual({});
    expect(await api.call('DeleteStateMachineAlias', input)).toEqual({});
    expect(await api.call('ListStateMachineAliases', { stateMachineArn: arn })).toEqual({ stateMachineAliases: [] });
    expect(await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` })).toEqual({});
  });
});
