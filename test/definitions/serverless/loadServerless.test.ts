import { pass } from '../support/pass';
import { project, unresolvedOf } from '../support/project';

function service(machines: string, more = ''): string {
  return `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  stage: \${opt:stage, 'dev'}
  environment: { SHARED: yes-sir }
stepFunctions:
  stateMachines:
${machines.replace(/^/gm, '    ')}
${more}`;
}

test('the whole of a machine: name, type, role, logging, tracing, functions, places', () => {
  const { folder, machine, place } = project({
    'serverless.yml': service(
      `order:
  name: orders-\${self:provider.stage}
  type: EXPRESS
  role: !GetAtt Role.Arn
  loggingConfig: { level: ALL, includeExecutionData: true, destinations: [!GetAtt Logs.Arn] }
  tracingConfig: { enabled: true }
  definition:
    StartAt: Charge
    States:
      Charge:
        Type: Task
        Resource: arn:aws:states:::lambda:invoke
        Parameters:
          FunctionName: { Fn::GetAtt: [charge-card, Arn] }
        End: true`,
      `functions:
  charge-card:
    handler: src/charge.handler
    timeout: 9
    environment: { TABLE: !Ref Table }
resources:
  Resources:
    Role: { Type: AWS::IAM::Role }
    Logs: { Type: AWS::Logs::LogGroup }
    Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: "\${self:service}-orders" } }
`,
    ),
    'src/charge.ts': '',
  });
  const { locate, ...loaded } = machine('serverless.yml');

  expect({ ...loaded, definition: JSON.parse(loaded.definition) }).toEqual({
    name: 'order',
    aliases: ['orders-dev', 'OrdersDashdev'],
    stateMachineName: 'orders-dev',
    format: 'serverless',
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/Role',
    logging: {
      level: 'ALL',
      includeExecutionData: true,
      destinations: [
        { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:Logs:*' } },
      ],
    },
    tracing: { enabled: true },
    definition: {
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:shop-dev-charge-card' },
          End: true,
        },
      },
    },
    functions: [
      {
        key: 'charge-card',
        logicalId: 'ChargeDashcardLambdaFunction',
        arn: 'arn:aws:lambda:us-east-1:123456789012:function:shop-dev-charge-card',
        name: 'shop-dev-charge-card',
        runtime: 'nodejs22.x',
        handler: 'src/charge.handler',
        codePath: folder,
        handlerFile: `${folder}/src/charge.ts`,
        handlerExport: 'handler',
        environment: { SHARED: 'yes-sir', TABLE: 'shop-orders' },
        timeoutSeconds: 9,
        source: { file: `${folder}/serverless.yml`, line: 25, column: 3 },
      },
    ],
    source: { file: `${folder}/serverless.yml`, line: 9, column: 5 },
    unresolved: [],
  });
  expect(place(locate('/States/Charge/End'))).toBe('serverless.yml:23:13');
});

test('names that the plugin gives: state machines, activities and functions, by key or logical id', () => {
  const { definition } = project({
    'serverless.yml': service(
      `first:
  definition:
    Comment: !Join
      - ' '
      - - !Ref SecondStepFunctionsStateMachine
        - !Ref ReviewStepFunctionsActivity
        - !GetAtt HelloLambdaFunction.Arn
        - !Ref hello
    StartAt: End
    States: { End: { Type: Succeed } }
`,
      `functions: { hello: { handler: a.b, name: hello-there } }`,
    ).replace('  stateMachines:', '  activities: [review]\n  stateMachines:'),
  });

  expect(definition('serverless.yml')).toMatchObject({
    Comment:
      'SecondStepFunctionsStateMachine arn:aws:states:us-east-1:123456789012:activity:review ' +
      'arn:aws:lambda:us-east-1:123456789012:function:hello-there hello-there',
  });
});

describe('variables', () => {
  const variables: readonly (readonly [written: string, value: unknown])[] = [
    ['${self:service}', 'shop'],
    ['a ${self:service} b', 'a shop b'],
    ['${self:custom.list.1}', 'two'],
    ['${self:custom.map}', { a: 'shop' }],
    ["${self:custom.none, 'default'}", 'default'],
    ['${self:custom.none, self:service}', 'shop'],
    ['${self:custom.none, 3}', 3],
    ['${self:custom.${self:custom.which}}', 'found'],
    ["${self:custom.none, '${self:service}-x'}", 'shop-x'],
    ['${sls:stage}', 'dev'],
    ['${opt:stage}', 'stage'],
    ["${opt:stage, 'test'}", 'test'],
    ['${env:WHO}', 'me'],
    ["${env:NOBODY, ''}", ''],
    ['${param:size}', 'small'],
    ['${aws:accountId}/${aws:region}', '123456789012/us-east-1'],
    ["${strToBool('true')}", true],
    ['${file(./values.yml):deep.word}', 'from shop'],
    ['${file(values.json)}', { number: 1.0 }],
    ['${file(./words.txt)}', 'plain text\n'],
    ["${file(./no.yml):word, 'no file'}", 'no file'],
    ['${AWS::Region} ${Token} ${opt}', '${AWS::Region} ${Token} ${opt}'],
  ];

  test.each(variables)('%s', (written, value) => {
    const { machine } = project({
      'serverless.yml': service(
        `order:
  definition:
    StartAt: End
    States: { End: { Type: Pass, Result: ${JSON.stringify(written)}, End: true } }`,
        `custom: { which: key, key: found, list: [one, two], map: { a: "\${self:service}" } }
params: { default: { size: small } }`,
      ),
      'values.yml': 'deep: { word: "from ${self:service}" }',
      'values.json': '{ "number": 1.0 }',
      'words.txt': 'plain text\n',
    });
    const { definition } = machine('serverless.yml', { environment: { WHO: 'me' } });
    const { Result } = (JSON.parse(definition) as { States: { End: { Result: unknown } } }).States.End;

    expect(Result).toEqual(value);
  });

  test('that nobody can know become stubs', () => {
    const { machine } = project({
      'serverless.yml': service(`order:
  definition:
    Comment: \${ssm:/shop/word}
    StartAt: \${cf:other.Start}
    TimeoutSeconds: \${self:custom.timeout}
    States: {}`),
    });

    expect(unresolvedOf(machine('serverless.yml'))).toEqual([
      '${ssm:/shop/word} => word (unknown)',
      '${cf:other.Start} => Start (unknown)',
      '${self:custom.timeout} => 86400 (unknown)',
    ]);
  });

  test('that refer to each other in a circle are refused', () => {
    const { refusal } = project({
      'serverless.yml': service(
        'order: { definition: "${self:custom.a}" }',
        'custom: { a: "${self:custom.b}", b: "x ${self:custom.a}" }',
      ),
    });

    expect(refusal('serverless.yml')).toBe(
      'serverless.yml:10:40: The variables refer to each other in a circle: ' +
        '${self:custom.a} → ${self:custom.b} → ${self:custom.a}.',
    );
  });

  test('files that include each other are refused', () => {
    const { refusal } = project({
      'serverless.yml': service('order: { definition: "${file(a.yml)}" }'),
      'a.yml': 'StartAt: ${file(b.yml):x}',
      'b.yml': 'x: ${file(a.yml)}',
    });

    expect(refusal('serverless.yml')).toMatch(/^b\.yml:1:4: The variables refer to each other in a circle: /);
  });

  test('a file that a definition needs and that is not there is refused', () => {
    const { refusal } = project({ 'serverless.yml': service('order: { definition: "${file(./order.asl.yml)}" }') });

    expect(refusal('serverless.yml')).toBe(
      'serverless.yml:9:27: There is no file order.asl.yml.\n  Paths are relative to the file that names them.',
    );
  });

  test('a file that only settings need is not', () => {
    const { machine } = project({
      'serverless.yml':
        'service: shop\nprovider: ${file(../base.yml):provider}\nstepFunctions: { stateMachines: { a: { name: "a-${sls:stage}", definition: { StartAt: E, States: {} } } } }\n',
    });

    expect(machine('serverless.yml').stateMachineName).toBe('a-dev');
  });
});

test('a definition in a file of its own keeps its places', () => {
  const { folder, machine, place } = project({
    'serverless.yml': service('order: { definition: "${file(order.asl.json)}" }'),
    'order.asl.json': JSON.stringify(pass('apart'), null, 2),
  });
  const { definition, locate, source } = machine('serverless.yml');

  expect(JSON.parse(definition)).toEqual(pass('apart'));
  expect(place(locate('/States/End'))).toBe('order.asl.json:5:5');
  expect(source.definitionFile).toBe(`${folder}/order.asl.json`);
});

test('a definition with an intrinsic function, or with #{…}, goes through Fn::Sub as a whole', () => {
  const load = (more: string) =>
    project({
      'serverless.yml': service(`order:
  definition:
    Comment: \${AWS::Region}
    StartAt: End
    States: { End: { Type: Succeed, Comment: ${more} } }`),
    }).definition('serverless.yml');
  const comments = (more: string) => {
    const { Comment, States } = load(more) as { Comment: string; States: { End: { Comment: string } } };
    return [Comment, States.End.Comment];
  };

  expect(comments('plain')).toEqual(['${AWS::Region}', 'plain']);
  expect(comments('!Ref AWS::Partition')).toEqual(['us-east-1', 'aws']);
  expect(comments('"#{AWS::AccountId}"')).toEqual(['us-east-1', '123456789012']);
});

test('configureTaskTimeouts gives a task the time limit of its function', () => {
  const { definition } = project({
    'serverless.yml': service(
      `order:
  configureTaskTimeouts: true
  definition:
    StartAt: All
    States:
      All:
        Type: Parallel
        End: true
        Branches:
          - { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt [a, Arn], End: true } } }
          - { StartAt: B, States: { B: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: !GetAtt BLambdaFunction.Arn }, End: true } } }
          - { StartAt: C, States: { C: { Type: Task, Resource: !GetAtt [a, Arn], TimeoutSeconds: 1, End: true } } }`,
      'functions: { a: { handler: a.b, timeout: 12 }, b: { handler: a.b } }',
    ),
  });
  const { Branches } = (definition('serverless.yml') as { States: { All: { Branches: { States: object }[] } } }).States
    .All;

  expect(
    Branches.map(({ States }) =>
      Object.values(States).map((state: { TimeoutSeconds?: number }) => state.TimeoutSeconds),
    ),
  ).toEqual([[12], [6], [1]]);
});

test('state machines and functions may be lists of maps, resources a list of parts', () => {
  const { load } = project({
    'serverless.yml': `service: { name: shop }
provider: { name: aws, region: eu-west-1 }
functions: [{ a: { handler: x.y } }, "\${file(more.yml):functions}"]
resources: [{ Resources: { Q: { Type: AWS::SQS::Queue } } }, "\${file(more.yml):resources}"]
stepFunctions:
  stateMachines:
    - { one: { definition: { Comment: !Ref T, StartAt: E, States: {} } } }
    - \${file(more.yml):machines}
`,
    'more.yml': `functions: { b: { handler: x.y } }
resources: { Resources: { T: { Type: AWS::SNS::Topic } } }
machines: { two: { definition: { Comment: !GetAtt [b, Arn], StartAt: E, States: {} } } }
`,
  });

  expect(load('serverless.yml').machines.map(({ name, definition }) => [name, JSON.parse(definition).Comment])).toEqual(
    [
      ['one', 'arn:aws:sns:eu-west-1:123456789012:T'],
      ['two', 'arn:aws:lambda:eu-west-1:123456789012:function:shop-dev-b'],
    ],
  );
});

test('the packaged template in .serverless finds the handlers of the service', () => {
  const { folder, load } = project({
    '.serverless/cloudformation-template-update-stack.json': JSON.stringify({
      Resources: {
        HelloLambdaFunction: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName: 'shop-dev-hello', Handler: 'src/hello.handler', Runtime: 'nodejs22.x' },
        },
        Order: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            DefinitionString: {
              'Fn::Sub': [JSON.stringify(pass('${abc}')), { abc: { 'Fn::GetAtt': ['HelloLambdaFunction', 'Arn'] } }],
            },
          },
        },
      },
    }),
    'src/hello.ts': '',
  });
  const { machines, functions } = load('.serverless');

  expect(machines.map(({ format, definition }) => [format, JSON.parse(definition)])).toEqual([
    ['serverless', pass('arn:aws:lambda:us-east-1:123456789012:function:shop-dev-hello')],
  ]);
  expect(functions.map(({ codePath, handlerFile }) => [codePath, handlerFile])).toEqual([
    [folder, `${folder}/src/hello.ts`],
  ]);
});

describe('a state machine in resources', () => {
  const resources = `resources:
  Resources:
    Refund:
      Type: AWS::StepFunctions::StateMachine
      Properties:
        StateMachineName: refund-\${self:provider.stage}
        StateMachineType: EXPRESS
        DefinitionString: !Sub |
          {"Comment": "\${Orders}", "StartAt": "End", "States": {"End": {"Type": "Succeed"}}}
    Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
`;
  const refund = ['Refund', ['refund-dev'], 'EXPRESS', pass('https://sqs.us-east-1.amazonaws.com/123456789012/orders')];
  const machinesOf = (text: string): unknown =>
    project({ 'serverless.yml': text })
      .load('serverless.yml')
      .machines.map(({ name, aliases, type, definition }) => [name, aliases, type, JSON.parse(definition)]);

  test('beside one of the plugin', () => {
    expect(machinesOf(service(`order:\n  definition: ${JSON.stringify(pass('x'))}`, resources))).toEqual([
      ['order', ['OrderStepFunctionsStateMachine'], 'STANDARD', pass('x')],
      refund,
    ]);
  });

  test('alone', () => {
    expect(machinesOf(`service: shop\nprovider: { name: aws, stage: dev }\n${resources}`)).toEqual([refund]);
  });

  test('with the id of one of the plugin changes that one, and is none of its own', () => {
    const change = `resources:
  Resources:
    OrderStepFunctionsStateMachine: { Type: AWS::StepFunctions::StateMachine, Properties: { Tags: [] } }
`;

    expect(machinesOf(service(`order:\n  definition: ${JSON.stringify(pass('x'))}`, change))).toEqual([
      ['order', ['OrderStepFunctionsStateMachine'], 'STANDARD', pass('x')],
    ]);
  });
});

describe('refused', () => {
  test('a service without machines', () => {
    expect(project({ 'serverless.yml': 'service: shop\nprovider: { name: aws }\n' }).refusal('serverless.yml')).toBe(
      'serverless.yml:1:1: The service declares no state machine. It has service, provider.\n' +
        '  State machines belong into stepFunctions: { stateMachines: { order: { definition: … } } }, or into resources: ' +
        '{ Resources: { Order: { Type: AWS::StepFunctions::StateMachine, … } } }.',
    );
  });

  test('a machine without a definition', () => {
    expect(project({ 'serverless.yml': service('order: { name: x }') }).refusal('serverless.yml')).toBe(
      'serverless.yml:9:5: order has no definition.\n  Write definition: { StartAt: …, States: … }.',
    );
  });

  test('a program', () => {
    expect(project({ 'serverless.ts': '' }).refusal('serverless.ts')).toBe(
      'serverless.ts:1:1: serverless.ts is a program, which is not run here.\n' +
        '  Run serverless package, and name the folder that it writes: .serverless.',
    );
  });
});
