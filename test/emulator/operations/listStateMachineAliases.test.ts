import { prefix, roleArn, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const item = (name: string) => ({ stateMachineAliasArn: `${arn}:${name}`, creationDate: start });

async function createAliases(): Promise<void> {
  await api.createMachine('M', { publish: true });
  await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}2`, publish: true });
  for (const [name, version] of [
    ['z', 1],
    ['a', 2],
    ['m', 1],
  ]) {
    const routingConfiguration = [{ stateMachineVersionArn: `${arn}:${version}`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name, routingConfiguration });
  }
}

describe('input', () => {
  test.each([
    [{}, violation(' null', 'stateMachineArn', 'not be null')],
    [
      { stateMachineArn: arn, maxResults: 1001 },
      violation(" '1001'", 'maxResults', 'have value less than or equal to 1000'),
    ],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('ListStateMachineAliases', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([arn, `${arn}:1`, `${arn}:live`, `${arn}/L`])('%s does not exist', async (stateMachineArn) => {
    expect(await api.errorOf('ListStateMachineAliases', { stateMachineArn })).toEqual({
      code: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${stateMachineArn}'`,
    });
  });
});

describe('behaviour', () => {
  test('lists oldest first, page by page', async () => {
    await createAliases();
    const first = await api.call('ListStateMachineAliases', { stateMachineArn: arn, maxResults: 1 });
    expect(first).toEqual({ stateMachineAliases: [item('z')], nextToken: expect.any(String) });
    const { nextToken } = first;
    expect(await api.call('ListStateMachineAliases', { stateMachineArn: arn, nextToken })).toEqual({
      stateMachineAliases: [item('a'), item('m')],
    });
  });

  test('lists the aliases of a version', async () => {
    await createAliases();
    expect(await api.call('ListStateMachineAliases', { stateMachineArn: `${arn}:1` })).toEqual({
      stateMachineAliases: [item('z'), item('m')],
    });
    expect(await api.call('ListStateMachineAliases', { stateMachineArn: `${arn}:9` })).toEqual({
      stateMachineAliases: [],
    });
  });
});
