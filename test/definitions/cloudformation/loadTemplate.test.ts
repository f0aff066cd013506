import { pass } from '../support/pass';
import { project, unresolvedOf } from '../support/project';

const asl = JSON.stringify(pass('from a file'));

/** A template with one machine of the given properties. */
function machine(properties: string, more = ''): string {
  return `Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties:
${properties.replace(/^/gm, '      ')}
${more}`;
}

describe('forms of a definition', () => {
  const forms: Record<string, string> = {
    DefinitionString: `DefinitionString: '${asl}'`,
    'DefinitionString with Fn::Sub': `DefinitionString: !Sub '${asl.replace('from a', 'from ${Article}')}'`,
    'DefinitionString with Fn::Sub and a map': `DefinitionString: !Sub ['${asl.replace('file', '${F}')}', { F: file }]`,
    'DefinitionString with Fn::Join': `DefinitionString: !Join ["\\n", ['{"Comment": "from a file", "StartAt": "End",', '"States": {"End": {"Type": "Succeed"}}}']]`,
    Definition: `Definition: ${asl}`,
    'Definition with AWS::Include': `Definition: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: order.asl.json } } }`,
    DefinitionS3Location: 'DefinitionS3Location: ./order.asl.json',
  };

  test.each(Object.entries(forms))('%s', (_, properties) => {
    const template = `Parameters: { Article: { Type: String, Default: a } }\n${machine(properties)}`;
    const { definition } = project({ 'template.yaml': template, 'order.asl.json': asl });

    expect(definition('template.yaml')).toEqual(pass('from a file'));
  });
});

test('the whole of a machine: name, type, role, logging, tracing, functions, places', () => {
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
  test('of a text below |, through Fn::Sub', () => {
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

test('tokens that DefinitionSubstitutions do not have stay as they are, and are listed', () => {
  const { machine: load } = project({
    'template.yaml': machine('DefinitionSubstitutions: { A: x }\nDefinitionS3Location: order.asl.json'),
    'order.asl.json': asl.replace('a file', '${A} and ${B}'),
  });
  const loaded = load('template.yaml');

  expect(JSON.parse(loaded.definition)).toEqual(pass('from x and ${B}'));
  expect(unresolvedOf(loaded)).toEqual(['${B} => ${B} (unknown)']);
});

describe('DefinitionSubstitutions that hold tokens', () => {
  const loaded = (substitutions: string) =>
    project({
      'template.yaml': machine(`DefinitionSubstitutions: ${substitutions}\nDefinitionS3Location: order.asl.json`),
      'order.asl.json': asl.replace('a file', '${A}'),
    });

  test('are put in until no token is left', () => {
    expect(loaded('{ B: "y${C}", A: "x${B}", C: "z" }').definition('template.yaml')).toEqual(pass('from xyz'));
    expect(loaded('{ A: "x${B}" }').definition('template.yaml')).toEqual(pass('from x${B}'));
  });

  test('take a value that is given', () => {
    const options = { substitutions: { B: 'y' } };

    expect(loaded('{ A: "x${B}" }').definition('template.yaml', options)).toEqual(pass('from xy'));
  });

  test('in a circle are refused', () => {
    expect(loaded('{ A: "${B}", B: "x${A}" }').refusal('template.yaml')).toBe(
      'template.yaml:5:32: The substitutions refer to each other in a circle: A, B.',
    );
  });
});

test('a bare token without a substitution is not JSON, and it is said where', () => {
  const { refusal } = project({
    'template.yaml': machine('DefinitionS3Location: order.asl.json'),
    'order.asl.json': '{\n  "TimeoutSeconds": ${Timeout},\n  "StartAt": "A", "States": {}\n}',
  });

  expect(refusal('template.yaml')).toBe('order.asl.json:2:21: JSON does not have this value, before "${Timeout},".');
});

test('strict refuses a parameter without a value, but takes what AWS makes at deployment', () => {
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

describe('a machine whose definition is not available is listed with the reason', () => {
  const reasons: Record<string, [properties: string, message: string]> = {
    'an object in S3': [
      'DefinitionS3Location: { Bucket: code, Key: a.json }',
      'The definition of Order is in S3 (s3://code/a.json), which is not read.',
    ],
    'a path that nobody knows': [
      'DefinitionS3Location: !Sub "${Folder}/a.json"',
      'The location of the definition of Order depends on ${Folder}: the parameter Folder has no default.',
    ],
  };

  test.each(Object.entries(reasons))('%s', (_, [properties, message]) => {
    const template = `Parameters: { Folder: { Type: String } }\n${machine(properties)}`;
    const { load } = project({ 'template.yaml': template });
    const { machines, unavailable } = load('template.yaml');

    expect(machines).toEqual([]);
    expect(unavailable.map(({ name, error }) => [name, error.reason])).toEqual([['Order', message]]);
  });

  test('a condition that does not hold', () => {
    const template = `Conditions: { Never: !Equals [a, b] }
Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Condition: Never
    Properties: { DefinitionString: '${asl}' }
`;
    const [unavailable] = project({ 'template.yaml': template }).load('template.yaml').unavailable;

    expect(unavailable?.error.reason).toBe(
      'The condition Never of Order does not hold: with these parameters AWS would not deploy it.',
    );
  });

  test('strict makes it an error', () => {
    const template = machine('DefinitionS3Location: { Bucket: code, Key: a.json }');

    expect(project({ 'template.yaml': template }).refusal('template.yaml', { strict: true })).toBe(
      'template.yaml:5:29: The definition of Order is in S3 (s3://code/a.json), which is not read.\n' +
        '  Name the template before it was packaged, or the definition file itself.',
    );
  });
});

describe('nested stacks', () => {
  const parent = (location: string): string => `
Resources:
  Orders:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${location}
      Parameters: { Word: !Ref AWS::Region }
  Top:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub '{"Comment": "\${Orders.Outputs.Word}", "StartAt": "End", "States": {}}'
`;
  const child = `
Parameters: { Word: { Type: String } }
Outputs: { Word: { Value: !Sub "the \${Word}" } }
${machine(`DefinitionString: !Sub '${asl.replace('a file', '${Word}')}'`)}`;

  test('are read, with the parameters that are handed down and the outputs that come back', () => {
    const { machines } = project({ 'template.yaml': parent('child.yaml'), 'child.yaml': child }).load('template.yaml');

    expect(machines.map(({ name, aliases, definition }) => [name, aliases, JSON.parse(definition)])).toEqual([
      ['Top', [], { Comment: 'the us-east-1', StartAt: 'End', States: {} }],
      ['Order', ['Orders/Order'], pass('from us-east-1')],
    ]);
  });

  test('that nest themselves are refused', () => {
    expect(project({ 'template.yaml': parent('template.yaml') }).refusal('template.yaml')).toBe(
      'template.yaml:6:20: The stack nests itself: template.yaml → template.yaml.',
    );
  });
});

describe('AWS::Include', () => {
  test('at the top, in a section, and in a value', () => {
    const { definition } = project({
      'template.yaml': `
Transform: { Name: AWS::Include, Parameters: { Location: mappings.yaml } }
Resources:
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: parts/machine.yaml } }
`,
      'mappings.yaml': 'Mappings: { Words: { all: { comment: included } } }',
      'parts/machine.yaml': `Order:
  Type: AWS::StepFunctions::StateMachine
  Properties:
    Definition:
      Comment: !FindInMap [Words, all, comment]
      StartAt: End
      States: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: states.yaml } } }
`,
      'states.yaml': 'End: { Type: Succeed }',
    });

    expect(definition('template.yaml')).toEqual(pass('included'));
  });

  test('that includes itself is refused', () => {
    const { refusal } = project({
      'template.yaml': 'Resources: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: a.yaml } } }',
      'a.yaml': 'A: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: a.yaml } } }',
    });

    expect(refusal('template.yaml')).toBe('a.yaml:1:23: The file includes itself: template.yaml → a.yaml → a.yaml.');
  });

  test('of a file that is not there is refused, of one in S3 noted', () => {
    const include = (location: string): string =>
      machine(
        `DefinitionString: '${asl}'`,
        `  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }`,
      );
    const { refusal, load } = project({ 'a.yaml': include('fragments.txt'), 'b.yaml': include('s3://code/no.yaml') });

    expect(refusal('a.yaml')).toBe(
      'a.yaml:6:18: There is no file fragments.txt.\n  Paths are relative to the file that names them.',
    );
    expect(load('b.yaml').notes.map(({ message }) => message)).toEqual([
      'AWS::Include of s3://code/no.yaml is not read: only local files are.',
    ]);
  });
});

describe('refused', () => {
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
    'a type that there is not': [
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

test('keys that are written twice count once, the last, and are noted', () => {
  const { load } = project({
    'template.yaml': machine(`StateMachineName: a\nStateMachineName: b\nDefinitionString: '${asl}'`),
  });
  const { machines, notes } = load('template.yaml');

  expect(machines[0]?.stateMachineName).toBe('b');
  expect(notes.map(({ message, line }) => [message, line])).toEqual([
    ['The key "StateMachineName" is written twice in this map. The last one is used.', 6],
  ]);
});

test('the booleans of YAML 1.1 are booleans in a template, which is noted in a definition', () => {
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

test('names such as __proto__ and constructor are names like any other', () => {
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
