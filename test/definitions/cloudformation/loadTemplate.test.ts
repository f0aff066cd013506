import { pass } from '../support/pass';
import { project, unresolvedOf } from '../support/project';
import { machine } from './machine';

const asl = JSON.stringify(pass('from a file'));

test('reads a whole machine: name, type, role, logging, tracing, functions, places', () => {
  const { folder, machine: load } = project({
    'template.yaml': machine(
      `StateMachineName: !Sub "orders-\${AWS::Region}"
StateMachineType: EXPRESS
RoleArn: !GetAtt Role.Arn
LoggingConfiguration:
  Level: ERROR
  IncludeExecutionData: "true"
  Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Logs.Arn } }]
TracingConfiguration: { Enabled: true }
DefinitionSubstitutions: { What: file }
DefinitionS3Location: order.asl.json`,
      `  Role: { Type: AWS::IAM::Role }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /orders } }
  Charge:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: charge.handler
      Timeout: 5
      Environment: { Variables: { TABLE: !Ref Table, STAGE: dev, COUNT: 3 } }
      Code: src
  Table: { Type: AWS::DynamoDB::Table }
`,
    ),
    'order.asl.json': asl.replace('a file', 'a ${What}'),
    'src/charge.ts': 'export const handler = () => 1;',
  });
  const charge = {
    logicalId: 'Charge',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
    name: 'Charge',
    runtime: 'nodejs22.x',
    handler: 'charge.handler',
    codePath: `${folder}/src`,
    handlerFile: `${folder}/src/charge.ts`,
    handlerExport: 'handler',
    environment: { TABLE: 'Table', STAGE: 'dev', COUNT: '3' },
    timeoutSeconds: 5,
    source: { file: `${folder}/template.yaml`, line: 17, column: 3 },
  };

  expect({ ...load('template.yaml'), locate: undefined }).toEqual({
    name: 'Order',
    aliases: ['orders-us-east-1'],
    stateMachineName: 'orders-us-east-1',
    format: 'cloudformation',
    definition: asl,
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/Role',
    logging: {
      level: 'ERROR',
      includeExecutionData: true,
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/orders:*' } },
      ],
    },
    tracing: { enabled: true },
    functions: [charge],
    source: { file: `${folder}/template.yaml`, line: 2, column: 3, definitionFile: `${folder}/order.asl.json` },
    unresolved: [],
    locate: undefined,
  });
});

describe('places', () => {
  test('of a string below |, through Fn::Sub', () => {
    const { machine: load, place } = project({
      'template.yaml': machine(
        `DefinitionString: !Sub |
  {
    "StartAt": "End",
    "States": {
      "End": { "Type": "Task", "Resource": "\${Charge.Arn}", "End": true }
    }
  }`,
        '  Charge: { Type: AWS::Lambda::Function }',
      ),
    });
    const { locate, unresolved } = load('template.yaml');

    expect(place(locate('/States/End'))).toBe('template.yaml:9:13');
    expect(place(locate('/States/End/End'))).toBe('template.yaml:9:67');
    expect(unresolved.map((entry) => place(entry))).toEqual(['template.yaml:9:51']);
  });

  test('of a definition written as YAML', () => {
    const { machine: load, place } = project({
      'template.yaml': machine(`Definition:
  StartAt: End
  States:
    End:
      Type: Succeed`),
    });

    expect(place(load('template.yaml').locate('/States/End/Type'))).toBe('template.yaml:9:13');
  });

  test('of the pieces of an Fn::Join in JSON', () => {
    const { machine: load, place } = project({
      'a.template.json': `{ "Resources": { "M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
"DefinitionString": { "Fn::Join": ["", [
  "{\\"StartAt\\":\\"End\\",\\"States\\":{\\"End\\":{\\"Resource\\":\\"",
  { "Ref": "AWS::Region" },
  "\\",\\"Type\\":\\"Task\\"}}}"
]] } } } } }`,
    });
    const { locate } = load('a.template.json');

    expect(place(locate('/States/End'))).toBe('a.template.json:3:4');
    expect(place(locate('/States/End/Type'))).toBe('a.template.json:5:4');
  });
});

test('reports a bare token without a substitution as invalid JSON, with its place', () => {
  const { refusal } = project({
    'template.yaml': machine('DefinitionS3Location: order.asl.json'),
    'order.asl.json': '{\n  "TimeoutSeconds": ${Timeout},\n  "StartAt": "A", "States": {}\n}',
  });

  expect(refusal('template.yaml')).toBe('order.asl.json:2:21: JSON does not have this value, before "${Timeout},".');
});

test('strict rejects a parameter without a value, but accepts generated values of AWS', () => {
  const template = `Parameters: { Topic: { Type: String } }
${machine(`DefinitionString: !Sub '{"Comment": "\${Queue.Arn} \${Topic}", "StartAt": "End", "States": {}}'`, '  Queue: { Type: AWS::SQS::Queue }')}`;
  const { refusal, machine: load } = project({ 'template.yaml': template });

  expect(refusal('template.yaml', { strict: true })).toBe(
    'template.yaml:6:57: ${Topic} in the definition of Order has no value: the parameter Topic has no default.\n' +
      '  Give it a value (parameters, substitutions), or load without strict to use the stub.',
  );
  expect(unresolvedOf(load('template.yaml', { strict: true, parameters: { Topic: 'news' } }))).toEqual([
    '${Queue.Arn} => arn:aws:sqs:us-east-1:123456789012:Queue (generated)',
  ]);
});

describe('rejects', () => {
  const refusals: Record<string, [template: string, message: string]> = {
    'a template without machines says what it has': [
      'Resources:\n  A: { Type: AWS::SQS::Queue }\n  B: { Type: AWS::SNS::Topic }\n  C: { Type: AWS::SQS::Queue }\n',
      'template.yaml:1:1: template.yaml declares no state machine. It declares 2 AWS::SQS::Queue, 1 AWS::SNS::Topic.\n' +
        '  A state machine is an AWS::StepFunctions::StateMachine or an AWS::Serverless::StateMachine.',
    ],
    'a machine without a definition': [
      machine('RoleArn: r'),
      'template.yaml:2:3: Order has no definition.\n' +
        '  Write one of Definition, DefinitionString, DefinitionS3Location, DefinitionUri.',
    ],
    'a machine with two definitions': [
      machine("DefinitionString: '{}'\nDefinition: {}"),
      'template.yaml:5:7: Order has both Definition and DefinitionString.\n  Keep one of the two.',
    ],
    'a DefinitionString that is a map': [
      machine('DefinitionString: { StartAt: A }'),
      'template.yaml:5:25: The DefinitionString of Order is a map, not a string.\n' +
        '  Write the states as a string, or rename the property to Definition.',
    ],
    'a substitution that is not text': [
      machine("DefinitionString: '{}'\nDefinitionSubstitutions: { A: [1] }"),
      'template.yaml:6:37: The substitution A is a list: only a string can be inserted into a string.',
    ],
    'an unknown type': [
      machine(`DefinitionString: '${asl}'\nStateMachineType: FAST`),
      'template.yaml:6:25: There is no state machine type FAST.\n  Write STANDARD or EXPRESS.',
    ],
    'a section that is not a map': [
      'Resources: [1]\n',
      'template.yaml:1:12: The section Resources is a list, not a map.',
    ],
    'a definition file that is not there': [
      machine('DefinitionS3Location: statemachine/order.asl.json'),
      'template.yaml:5:29: There is no file statemachine/order.asl.json.\n' +
        '  Paths are relative to the file that names them.',
    ],
  };

  test.each(Object.entries(refusals))('%s', (_, [template, message]) => {
    expect(project({ 'template.yaml': template }).refusal('template.yaml')).toBe(message);
  });
});

test('the last of duplicate keys counts, with a note', () => {
  const { load } = project({
    'template.yaml': machine(`StateMachineName: a\nStateMachineName: b\nDefinitionString: '${asl}'`),
  });
  const { machines, notes } = load('template.yaml');

  expect(machines[0]?.stateMachineName).toBe('b');
  expect(notes.map(({ message, line }) => [message, line])).toEqual([
    ['The key "StateMachineName" is written twice in this map. The last one is used.', 6],
  ]);
});

test('the booleans of YAML 1.1 are booleans in a template, and noted in a definition', () => {
  const { load } = project({
    'template.yaml': machine(`Definition:
  StartAt: Ask
  States:
    Ask: { Type: Pass, Next: Yes }
    Yes: { Type: Succeed }`),
  });
  const { machines, notes } = load('template.yaml');

  expect(JSON.parse(machines[0]!.definition)).toEqual({
    StartAt: 'Ask',
    States: { Ask: { Type: 'Pass', Next: true }, true: { Type: 'Succeed' } },
  });
  expect(notes.map(({ message, line }) => [message, line])).toEqual([
    ["Yes is a boolean in CloudFormation's YAML: write quotes around it if it is a name.", 8],
    ["Yes is a boolean in CloudFormation's YAML: write quotes around it if it is a name.", 9],
  ]);
});

test('names such as __proto__ and constructor are ordinary names', () => {
  const { machine: load } = project({
    'a.template.json': `{ "Parameters": { "__proto__": { "Type": "String", "Default": "p" } }, "Resources": {
      "constructor": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": {
        "Comment": { "Ref": "__proto__" }, "StartAt": "toString", "States": { "toString": { "Type": "Pass", "__proto__": { "Fn::Join": ["", ["x"]] } } } } } },
      "hasOwnProperty": { "Type": "toString" } } }`,
  });
  const { name, definition } = load('a.template.json');

  expect(name).toBe('constructor');
  expect(definition).toBe(`{
  "Comment": "p",
  "StartAt": "toString",
  "States": {
    "toString": {
      "Type": "Pass",
      "__proto__": "x"
    }
  }
}`);
});
