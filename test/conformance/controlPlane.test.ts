import { prefix, roleArn } from '../emulator/operations/support/testService';
import { useScenario } from './support/Scenario';

const s = useScenario({ time: 'skip' });
const name = 'Press';
const arn = `${prefix}:stateMachine:${name}`;
/** Spaces, line ends and a number that JSON would write otherwise. */
const first =
  ' \n{\r\n  "Comment": "kept as it is",\r\n  "StartAt": "Print",\r\n  "States": {\r\n    "Print": ' +
  '{"Type": "Pass", "Result": {"edition":"one","price":1.00}, "End": true}\r\n  }\r\n}\n ';
const second = '{"StartAt":"Print","States":{"Print":{"Type":"Pass","Result":{"edition":"two"},"End":true}}}';
const given = { name, roleArn, definition: first, publish: true, versionDescription: 'first' };
const tags = [
  { key: 'Owner', value: 'jo' },
  { key: 'Floor', value: '3' },
];

test('CreateStateMachine called twice', async () => {
  const created = await s.call('CreateStateMachine', { ...given, tags });
  expect(created).toMatchObject({ stateMachineArn: arn, stateMachineVersionArn: `${arn}:1` });
  const others = { roleArn: `${roleArn}2`, tags: [{ key: 'Owner', value: 'al' }] };
  expect(await s.call('CreateStateMachine', { ...given, ...others })).toEqual(created);
  expect(await s.call('ListTagsForResource', { resourceArn: arn })).toEqual({ tags });
  const exists = { code: 'StateMachineAlreadyExists', message: `State Machine Already Exists: '${arn}'` };
  for (const change of [{ definition: JSON.stringify(JSON.parse(first)) }, { definition: second }, { type: 'EXPRESS' }])
    expect(await s.errorOf('CreateStateMachine', { ...given, ...change })).toEqual(exists);

  const { definition, creationDate, ...described } = await s.call('DescribeStateMachine', { stateMachineArn: arn });
  expect(definition).toBe(first);
  expect(creationDate).toBe(created.creationDate);
  expect(described).toEqual({
    stateMachineArn: arn,
    name,
    roleArn,
    status: 'ACTIVE',
    type: 'STANDARD',
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    loggingConfiguration: { includeExecutionData: false, level: 'OFF' },
    tracingConfiguration: { enabled: false },
  });
  expect(await s.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toMatchObject({
    definition: first,
    description: 'first',
  });
  const { executionArn } = await s.call('StartExecution', { stateMachineArn: arn });
  expect(await s.describe(executionArn)).toMatchObject({ output: '{"edition":"one","price":1.0}' });
});

test('publishes a revision once; running executions keep the definition they started with', async () => {
  const { creationDate } = await s.call('CreateStateMachine', given);
  const { executionArn } = await s.call('StartExecution', { stateMachineArn: arn });
  const change = { stateMachineArn: arn, definition: second };
  const updated = await s.call('UpdateStateMachine', { ...change, publish: true, versionDescription: 'second' });
  const { revisionId, updateDate } = updated;
  expect(updated).toEqual({ revisionId: expect.any(String), updateDate, stateMachineVersionArn: `${arn}:2` });
  expect(await s.call('UpdateStateMachine', change)).toEqual({ revisionId, updateDate });
  const of = (stateMachineArn: string) => s.call('DescribeStateMachine', { stateMachineArn });
  expect(await of(arn)).toMatchObject({ definition: second, revisionId, creationDate });
  expect(await of(`${arn}:1`)).toMatchObject({ definition: first, description: 'first' });
  expect(await of(`${arn}:2`)).toMatchObject({ definition: second, description: 'second', revisionId });
  const running = await s.call('DescribeStateMachineForExecution', { executionArn });
  expect(running).toMatchObject({ definition: first, updateDate: creationDate });
  expect(running).not.toHaveProperty('revisionId');

  const publish = (id: string) => ({ stateMachineArn: arn, revisionId: id, description: 'another' });
  expect(await s.errorOf('PublishStateMachineVersion', publish('INITIAL'))).toEqual({
    code: 'ConflictException',
    message:
      'Failed to publish the State Machine version for revision INITIAL. ' +
      `The current State Machine revision is ${revisionId}.`,
  });
  expect(await s.call('PublishStateMachineVersion', publish(revisionId))).toMatchObject({
    stateMachineVersionArn: `${arn}:2`,
  });
  expect(await of(`${arn}:2`)).toMatchObject({ description: 'second' });
  const { stateMachineVersions, nextToken } = await s.call('ListStateMachineVersions', { stateMachineArn: arn });
  const listed = stateMachineVersions.map((version: any) => version.stateMachineVersionArn);
  expect({ listed, nextToken }).toEqual({ listed: [`${arn}:2`, `${arn}:1`], nextToken: undefined });
});

describe('by version and by alias', () => {
  const route = (version: number) => [{ stateMachineVersionArn: `${arn}:${version}`, weight: 100 }];
  const wait =
    '{"StartAt":"W","States":{"W":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody.$":"$$.Task.Token"},"End":true}}}';

  beforeEach(async () => {
    await s.call('CreateStateMachine', { ...given, definition: wait });
    await s.call('UpdateStateMachine', { stateMachineArn: arn, definition: `${wait} `, publish: true });
    await s.call('CreateStateMachineAlias', { name: 'live', routingConfiguration: route(1), description: 'd' });
  });
  const start = async (stateMachineArn: string, as: string): Promise<string> =>
    (await s.call('StartExecution', { stateMachineArn, name: as })).executionArn;
  const names = async (stateMachineArn: string) =>
    (await s.call('ListExecutions', { stateMachineArn })).executions.map((execution: any) => execution.name);

  test('executions show their version or alias, and are listed by it', async () => {
    const alias = `${arn}:live`;
    const plain = await start(arn, 'plain');
    const byVersion = await start(`${arn}:1`, 'by-version');
    const byAlias = await start(alias, 'by-alias-1');
    await s.call('UpdateStateMachineAlias', { stateMachineAliasArn: alias, routingConfiguration: route(2) });
    await start(alias, 'by-alias-2');
    const startedBy = async (executionArn: string) => {
      const { stateMachineArn, stateMachineVersionArn, stateMachineAliasArn } = await s.describe(executionArn);
      return [stateMachineArn, stateMachineVersionArn, stateMachineAliasArn];
    };
    expect(await startedBy(plain)).toEqual([arn, undefined, undefined]);
    expect(await startedBy(byVersion)).toEqual([arn, `${arn}:1`, undefined]);
    expect(await startedBy(byAlias)).toEqual([arn, `${arn}:1`, alias]);
    expect(await names(`${arn}:1`)).toEqual(['by-alias-1', 'by-version']);
    expect(await names(alias)).toEqual(['by-alias-2', 'by-alias-1']);
    expect(await names(arn)).toEqual(['by-alias-2', 'by-alias-1', 'by-version', 'plain']);
    // A version may go while what it started goes on.
    expect(await s.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` })).toEqual({});
    const sent = s.service.outbox.messages({ executionArn: byVersion })[0]!;
    await s.call('SendTaskSuccess', { taskToken: sent.taskToken, output: '{}' });
    expect(await s.describe(byVersion)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('an alias keeps its version, and is created once', async () => {
    const again = { name: 'live', description: 'd' };
    const create = (more: object) => s.call('CreateStateMachineAlias', { ...again, ...more });
    expect(await create({ routingConfiguration: route(1) })).toMatchObject({ stateMachineAliasArn: `${arn}:live` });
    const taken = {
      code: 'ConflictException',
      message:
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    };
    for (const more of [{ routingConfiguration: route(2) }, { routingConfiguration: route(1), description: 'e' }])
      expect(await s.errorOf('CreateStateMachineAlias', { ...again, ...more })).toEqual(taken);
    expect(await s.errorOf('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` })).toEqual({
      code: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
    });
    await s.call('CreateStateMachineAlias', { name: 'other', routingConfiguration: route(1) });
    const list = async (more: object) => {
      const { stateMachineAliases, nextToken } = await s.call('ListStateMachineAliases', {
        stateMachineArn: arn,
        ...more,
      });
      return [stateMachineAliases.map((alias: any) => alias.stateMachineAliasArn), typeof nextToken];
    };
    expect(await list({})).toEqual([[`${arn}:live`, `${arn}:other`], 'undefined']);
    expect(await list({ maxResults: 1 })).toEqual([[`${arn}:live`], 'string']);
  });

  test.each([
    [[{ stateMachineVersionArn: arn, weight: 100 }], `must contain state machine version ARNs. Received: [${arn}]`],
    [
      [
        { stateMachineVersionArn: `${arn}:1`, weight: 50 },
        { stateMachineVersionArn: `${arn}:1`, weight: 50 },
      ],
      `must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
    ],
    [
      [
        { stateMachineVersionArn: `${arn}:1`, weight: 50 },
        { stateMachineVersionArn: `${arn}2:1`, weight: 50 },
      ],
      `must contain state machine version ARNs for the same state machine. Received: [${arn}:1, ${arn}2:1]`,
    ],
  ])('rejects the routing %j', async (routingConfiguration, why) => {
    await s.call('CreateStateMachine', { ...given, name: `${name}2` });
    expect(await s.errorOf('CreateStateMachineAlias', { name: 'new', routingConfiguration })).toEqual({
      code: 'ValidationException',
      message: `Routing configuration ${why}`,
      reason: 'INVALID_ROUTING_CONFIGURATION',
    });
  });
});

describe('invalid definitions', () => {
  const wrong = {
    StartAt: 'Nowhere',
    States: { A: { Type: 'Pass', Next: 'Elsewhere' }, B: { Type: 'Wait', Seconds: -1, End: true } },
  };

  test('reports all errors in one message: schema, transitions, unreachable states', async () => {
    expect(await s.errorOf('CreateStateMachine', { name, roleArn, definition: JSON.stringify(wrong) })).toEqual({
      code: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/B/Seconds, " +
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /StartAt, " +
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Elsewhere at /States/A/Next, " +
        'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A, ' +
        'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B\'',
    });
  });

  const validate = (definition: object, severity = 'WARNING') => ({
    definition: JSON.stringify(definition),
    type: 'STANDARD',
    severity,
  });

  test('reports two severities', async () => {
    expect(await s.errorOf('ValidateStateMachineDefinition', validate(wrong, 'INFO'))).toEqual({
      code: 'ValidationException',
      message:
        "1 validation error detected: Value 'INFO' at 'severity' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [ERROR, WARNING]',
    });
  });

  test('reports only the missing field for a parameter in the wrong case', async () => {
    const Resource = 'arn:aws:states:::aws-sdk:s3:putObject';
    const Put = { Type: 'Task', Resource, Parameters: { bucket: 'b', Key: 'k', Body: 'x' }, End: true };
    expect(await s.call('ValidateStateMachineDefinition', validate({ StartAt: 'Put', States: { Put } }))).toEqual({
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'SCHEMA_VALIDATION_FAILED',
          message: "The field 'Bucket' is required but was missing",
          location: '/States/Put/Parameters',
        },
      ],
      truncated: false,
    });
  });

  test('requires unique names across branches', async () => {
    const States = { Hold: { Type: 'Pass', Next: 'Give' }, Give: { Type: 'Pass', End: true } };
    const map = { Type: 'Map', ItemProcessor: { StartAt: 'Hold', States } };
    const definition = { StartAt: 'One', States: { One: { ...map, Next: 'Two' }, Two: { ...map, End: true } } };
    const location = '/States/Two/ItemProcessor/States/';
    const twice = (state: string) => ({
      severity: 'ERROR',
      code: 'DUPLICATE_STATE_NAME',
      message: `Duplicate State name: ${state}`,
      location: location + state,
    });
    expect(await s.call('ValidateStateMachineDefinition', validate(definition))).toEqual({
      result: 'FAIL',
      diagnostics: [twice('Hold'), twice('Give')],
      truncated: false,
    });
  });
});
