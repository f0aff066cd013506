import { pass } from '../support/pass';
import { project } from '../support/project';

const asl = JSON.stringify(pass('${Word}'));

function machine(properties: string, more = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
${properties.replace(/^/gm, '      ')}
${more}`;
}

test('a machine with DefinitionUri and substitutions', () => {
  const { folder, machine: load } = project({
    'template.yaml': machine(
      `Name: orders
Type: EXPRESS
Role: arn:aws:iam::123456789012:role/r
Logging: { Level: ALL }
Tracing: { Enabled: false }
DefinitionUri: order.asl.json
DefinitionSubstitutions: { Word: !GetAtt Charge.Arn }`,
      '  Charge: { Type: AWS::Serverless::Function, Properties: { FunctionName: charge } }',
    ),
    'order.asl.json': asl,
  });
  const { locate: _, functions: __, ...loaded } = load('template.yaml');

  expect(loaded).toEqual({
    name: 'Order',
    aliases: ['orders'],
    stateMachineName: 'orders',
    format: 'sam',
    definition: JSON.stringify(pass('arn:aws:lambda:us-east-1:123456789012:function:charge')),
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    logging: { level: 'ALL' },
    tracing: { enabled: false },
    source: { file: `${folder}/template.yaml`, line: 3, column: 3, definitionFile: `${folder}/order.asl.json` },
    unresolved: [],
  });
});

test('functions take what Globals say, and their handlers are found, TypeScript included', () => {
  const { folder, load } = project({
    'template.yaml': machine(
      'DefinitionUri: order.asl.json',
      `  Charge:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: charge.handler, Environment: { Variables: { B: own } } }
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [lambdas/charge.ts] } }
  Ship:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: dist, Handler: deep/ship.handlers.ship, Timeout: 9 }
  Mail:
    Type: AWS::Serverless::Function
    Properties: { Runtime: python3.12, CodeUri: src/, Handler: charge.handler }
  Tiny:
    Type: AWS::Serverless::Function
    Properties: { InlineCode: "exports.handler = () => 1;", Handler: index.handler }
Globals:
  Function:
    Runtime: nodejs22.x
    Timeout: 30
    Environment: { Variables: { A: shared, B: shared } }
`,
    ),
    'order.asl.json': asl,
    'src/lambdas/charge.ts': '',
    'dist/deep/ship.js': '',
    'dist/deep/ship.ts': '',
  });
  const shared = { environment: { A: 'shared', B: 'shared' }, runtime: 'nodejs22.x', timeoutSeconds: 30 };
  const functions = load('template.yaml').functions.map(({ arn: _, name: __, source: ___, ...rest }) => rest);

  expect(functions).toEqual([
    {
      ...shared,
      logicalId: 'Charge',
      handler: 'charge.handler',
      codePath: `${folder}/src/`,
      handlerFile: `${folder}/src/lambdas/charge.ts`,
      handlerExport: 'handler',
      environment: { A: 'shared', B: 'own' },
    },
    {
      ...shared,
      logicalId: 'Ship',
      handler: 'deep/ship.handlers.ship',
      codePath: `${folder}/dist`,
      handlerFile: `${folder}/dist/deep/ship.js`,
      handlerExport: 'handlers.ship',
      timeoutSeconds: 9,
    },
    { ...shared, logicalId: 'Mail', handler: 'charge.handler', runtime: 'python3.12', codePath: `${folder}/src/` },
    { ...shared, logicalId: 'Tiny', handler: 'index.handler', inlineCode: 'exports.handler = () => 1;' },
  ]);
});

test('the alias and the version that SAM adds to a function can be named', () => {
  const { machine: load } = project({
    'template.yaml': machine(
      `Definition: { Comment: !Join [" ", [!Ref Charge.Alias, !Ref Charge.Version]], StartAt: A, States: {} }`,
      '  Charge: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: live } }',
    ),
  });

  expect(JSON.parse(load('template.yaml').definition)).toMatchObject({
    Comment:
      'arn:aws:lambda:us-east-1:123456789012:function:Charge:live arn:aws:lambda:us-east-1:123456789012:function:Charge:1',
  });
});

describe('what the SAM transform refuses is refused', () => {
  const event = (type: string, properties: string): string =>
    `DefinitionUri: s3://code/a.json\nEvents: { Nightly: { Type: ${type}, Properties: ${properties} } }`;
  const refusals: Record<string, [properties: string, message: string]> = {
    'a Definition that is not a map': [
      "Definition: '{}'",
      '6:19: The Definition of Order is a string, but SAM requires a map.\n' +
        '  Write the states as YAML or JSON members, or put them into a file and name it in DefinitionUri.',
    ],
    'a DefinitionUri without Key': [
      'DefinitionUri: { Bucket: code }',
      '6:22: The DefinitionUri of Order is a map without Bucket and Key.\n' +
        '  Write the path of a local file, or { Bucket: …, Key: … }.',
    ],
    'both Definition and DefinitionUri': [
      'Definition: {}\nDefinitionUri: a.json',
      '7:7: Order has both Definition and DefinitionUri.\n  Keep one of the two.',
    ],
    'no definition': ['Name: orders', '3:3: Order has no definition.\n  Write Definition or DefinitionUri.'],
    'DeploymentPreference without AutoPublishAlias': [
      'Definition: {}\nDeploymentPreference: { Type: ALL_AT_ONCE }',
      '7:7: Order has a DeploymentPreference without AutoPublishAlias.\n' +
        '  Add AutoPublishAlias: <name>, or remove DeploymentPreference.',
    ],
    'State and Enabled of one schedule': [
      event('Schedule', '{ State: ENABLED, Enabled: true }'),
      '7:74: SAM rejects the event Nightly: State and Enabled mean the same.\n  Keep State and remove Enabled.',
    ],
    'a dead letter queue of no kind': [
      event('ScheduleV2', '{ DeadLetterConfig: { QueueLogicalId: Q } }'),
      '7:60: SAM rejects the event Nightly: DeadLetterConfig has neither Arn nor Type.\n' +
        '  Write Arn: <queue ARN>, or Type: SQS to create one.',
    ],
    'a dead letter queue of two kinds': [
      event('EventBridgeRule', '{ DeadLetterConfig: { Type: SQS, Arn: a } }'),
      '7:85: SAM rejects the event Nightly: DeadLetterConfig has both Arn and Type.\n' +
        '  Keep the Arn of a queue, or Type: SQS to create one.',
    ],
    'a dead letter queue of another kind': [
      event('ScheduleV2', '{ DeadLetterConfig: { Type: SNS } }'),
      '7:86: SAM rejects the event Nightly: DeadLetterConfig has the Type SNS.\n  Write Type: SQS.',
    ],
    'a dead letter queue named by a function': [
      event('ScheduleV2', '{ DeadLetterConfig: { Type: SQS, QueueLogicalId: !Sub q } }'),
      '7:107: SAM rejects the event Nightly: QueueLogicalId must be a string.\n' +
        '  Write a logical id, without an intrinsic function.',
    ],
  };

  test.each(Object.entries(refusals))('%s', (_, [properties, message]) => {
    expect(project({ 'template.yaml': machine(properties) }).refusal('template.yaml')).toBe(`template.yaml:${message}`);
  });
});

describe('a definition file that is not JSON', () => {
  const load = (text: string) => {
    const {
      machine: loadMachine,
      load: loadAll,
      place,
    } = project({
      'template.yaml': machine('DefinitionUri: order.asl.json'),
      'order.asl.json': text,
    });
    const [note, ...others] = loadAll('template.yaml').notes;
    const { message, refusedByAws, advice } = note ?? { message: 'none' };
    return {
      definition: JSON.parse(loadMachine('template.yaml').definition) as unknown,
      note: [message, note && place(note), refusedByAws ?? false, advice ?? false, others.length],
    };
  };

  test('and is YAML: a trailing comma', () => {
    expect(load('{\n  "StartAt": "E",\n  "States": { "E": { "Type": "Succeed", } },\n}\n')).toEqual({
      definition: { StartAt: 'E', States: { E: { Type: 'Succeed' } } },
      note: [
        'The definition of Order has a trailing comma: it is not JSON. AWS reads it as YAML.',
        'order.asl.json:3:41',
        false,
        true,
        0,
      ],
    });
  });

  test('and means something else in YAML: a comment', () => {
    expect(load('{\n  // first\n  "StartAt": "E",\n  "States": { "E": { "Type": "Succeed" } }\n}\n').note).toEqual([
      'The definition of Order has a comment, which AWS rejects.',
      'order.asl.json:2:3',
      true,
      false,
      0,
    ]);
  });
});
