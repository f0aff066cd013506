import { prefix, roleArn, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const other = `${prefix}:stateMachine:N`;
const route = (stateMachineVersionArn: string, weight: number) => ({ stateMachineVersionArn, weight });
const routingConfiguration = [route(`${arn}:1`, 100)];

beforeEach(async () => {
  await api.createMachine('M', { publish: true });
  await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}2`, publish: true });
  await api.createMachine('N', { publish: true });
});

describe('input', () => {
  test.each([
    [
      { name: '123' },
      violation(" '123'", 'name', 'satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$'),
    ],
    [
      { routingConfiguration: [] },
      violation(" '[]'", 'routingConfiguration', 'have length greater than or equal to 1'),
    ],
    [
      { routingConfiguration: [route(`${arn}:1`, 101)] },
      violation(" '101'", 'routingConfiguration.1.member.weight', 'have value less than or equal to 100'),
    ],
    [
      { routingConfiguration: [route('a', 50), route('b', 30), route('c', 20)] },
      violation(
        " '[RoutingConfigurationListItem(stateMachineVersionArn=a, weight=50), " +
          'RoutingConfigurationListItem(stateMachineVersionArn=b, weight=30), ' +
          "RoutingConfigurationListItem(stateMachineVersionArn=c, weight=20)]'",
        'routingConfiguration',
        'have length less than or equal to 2',
      ),
    ],
  ])('%j', async (change, error) => {
    expect(await api.errorOf('CreateStateMachineAlias', { name: 'live', routingConfiguration, ...change })).toEqual(
      error,
    );
  });
});

describe('errors', () => {
  test.each([
    [[route(arn, 100)], `Routing configuration must contain state machine version ARNs. Received: [${arn}]`],
    [
      [route(`${arn}:live`, 70), route(`${arn}:2`, 30)],
      `Routing configuration must contain state machine version ARNs. Received: [${arn}:live, ${arn}:2]`,
    ],
    [[route('x', 100)], 'Routing configuration must contain state machine version ARNs. Received: [x]'],
    [
      [route(`${arn}:1`, 50), route(`${arn}:1`, 50)],
      `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
    ],
    [
      [route(`${arn}:1`, 50), route(`${other}:1`, 50)],
      'Routing configuration must contain state machine version ARNs for the same state machine. ' +
        `Received: [${arn}:1, ${other}:1]`,
    ],
    [[route(`${arn}:1`, 99)], 'Sum of routing configuration weights must equal 100. Received: [99]'],
    [
      [route(`${arn}:1`, 70), route(`${arn}:2`, 31)],
      'Sum of routing configuration weights must equal 100. Received: [70, 31]',
    ],
  ])('%j', async (routes, message) => {
    expect(await api.errorOf('CreateStateMachineAlias', { name: 'live', routingConfiguration: routes })).toEqual({
      code: 'ValidationException',
      message,
      reason: 'INVALID_ROUTING_CONFIGURATION',
    });
  });

  test.each([`${arn}:9`, `${prefix}:stateMachine:Absent:1`])('%s does not exist', async (version) => {
    expect(
      await api.errorOf('CreateStateMachineAlias', { name: 'live', routingConfiguration: [route(version, 100)] }),
    ).toEqual({ code: 'ResourceNotFound', message: 'Request references a resource that does not exist.' });
  });

  test.each([[{ description: 'e' }], [{ routingConfiguration: [route(`${arn}:2`, 100)] }]])(
    'the same name with %j',
    async (change) => {
      const input = { name: 'live', description: 'd', routingConfiguration };
      await api.call('CreateStateMachineAlias', input);
      expect(await api.errorOf('CreateStateMachineAlias', { ...input, ...change })).toEqual({
        code: 'ConflictException',
        message:
          'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      });
    },
  );

  test('more than a hundred aliases', async () => {
    for (let n = 0; n < 100; n++) await api.call('CreateStateMachineAlias', { name: `a${n}`, routingConfiguration });
    expect(await api.errorOf('CreateStateMachineAlias', { name: 'more', routingConfiguration })).toMatchObject({
      code: 'ServiceQuotaExceededException',
    });
    expect(await api.call('CreateStateMachineAlias', { name: 'a7', routingConfiguration })).toMatchObject({
      stateMachineAliasArn: `${arn}:a7`,
    });
  });
});

describe('behaviour', () => {
  test('answers ARN and date, again when it is called again', async () => {
    const input = { name: 'live', description: 'd', routingConfiguration };
    const answer = { stateMachineAliasArn: `${arn}:live`, creationDate: start };
    expect(await api.call('CreateStateMachineAlias', input)).toEqual(answer);
    api.service.advance(1000);
    expect(await api.call('CreateStateMachineAlias', input)).toEqual(answer);
  });
});
