import { pass } from '../support/pass';
import { project } from '../support/project';
import { service } from './service';

test('reads a whole machine: name, type, role, logging, tracing, functions, places', () => {
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

  test('is listed beside one of the plugin', () => {
    expect(machinesOf(service(`order:\n  definition: ${JSON.stringify(pass('x'))}`, resources))).toEqual([
      ['order', ['OrderStepFunctionsStateMachine'], 'STANDARD', pass('x')],
      refund,
    ]);
  });

  test('is listed alone', () => {
    expect(machinesOf(`service: shop\nprovider: { name: aws, stage: dev }\n${resources}`)).toEqual([refund]);
  });

  test('with the id of one of the plugin changes that one, and is not another machine', () => {
    const change = `resources:
  Resources:
    OrderStepFunctionsStateMachine: { Type: AWS::StepFunctions::StateMachine, Properties: { Tags: [] } }
`;

    expect(machinesOf(service(`order:\n  definition: ${JSON.stringify(pass('x'))}`, change))).toEqual([
      ['order', ['OrderStepFunctionsStateMachine'], 'STANDARD', pass('x')],
    ]);
  });
});

describe('rejects', () => {
  test('a service without machines', () => {
    expect(project({ 'serverless.yml': 'service: shop\nprovider: { name: aws }\n' }).refusal('serverless.yml')).toBe(
      'serverless.yml:1:1: The service declares no state machine. It has service, provider.\n' +
        '  State machines belong in stepFunctions: { stateMachines: { order: { definition: … } } }, or in resources: ' +
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
