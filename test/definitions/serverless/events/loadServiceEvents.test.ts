import { pass } from '../../support/pass';
import { project } from '../../support/project';
import { notesOf, startsOf } from '../../support/starts';

function loaded(events: string, { machine = '', provider = '', more = '' } = {}) {
  return project({
    'serverless.yml': `service: shop
provider:
  name: aws
  stage: \${opt:stage, 'dev'}
${provider}
stepFunctions:
  stateMachines:
    ship-order:
${machine}
      events:
${events.replace(/^/gm, '        ')}
      definition: ${JSON.stringify(pass('done'))}
${more}`,
  }).load('serverless.yml');
}

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:ShipDashorderStepFunctionsStateMachine';
const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

test('schedules are rules, or schedules of EventBridge Scheduler', () => {
  const read = loaded(`- schedule: rate(1 hour)
- schedule: { rate: cron(0 3 * * ? *), enabled: false, name: nightly, input: { a: 1, stage: '\${self:provider.stage}' }, role: ${role('own')} }
- schedule: { rate: rate(2 days), method: scheduler, timezone: Europe/Berlin, input: '{"b":2}' }
- schedule: { rate: rate(3 days), inputTransformer: { inputPathsMap: { t: $.time }, inputTemplate: '{"t":<t>}' } }`);
  const rule = { kind: 'rule', aliases: [], eventBus: 'default', enabled: true };
  const target = {
    id: 'ship-orderStepFunctionsSchedule',
    arn,
    roleArn: role('ShipDashorderScheduleToStepFunctionsRole'),
  };

  expect(startsOf(read)).toEqual([
    {
      ...rule,
      name: 'ShipDashorderStepFunctionsEventsRuleSchedule1',
      schedule: 'rate(1 hour)',
      targets: [target],
    },
    {
      ...rule,
      name: 'nightly',
      aliases: ['ShipDashorderStepFunctionsEventsRuleSchedule2'],
      enabled: false,
      schedule: 'cron(0 3 * * ? *)',
      targets: [{ ...target, roleArn: role('own'), input: '{"a":1,"stage":"dev"}' }],
    },
    {
      kind: 'schedule',
      name: 'ShipDashorderStepFunctionsSchedulerSchedule3',
      aliases: [],
      group: 'default',
      expression: 'rate(2 days)',
      timeZone: 'Europe/Berlin',
      enabled: true,
      target: { arn, roleArn: target.roleArn, input: '{"b":2}' },
    },
    {
      ...rule,
      name: 'ShipDashorderStepFunctionsEventsRuleSchedule4',
      schedule: 'rate(3 days)',
      targets: [{ ...target, inputTransformer: { inputPathsMap: { t: '$.time' }, inputTemplate: '{"t":<t>}' } }],
    },
  ]);
});

test('cloudwatchEvent and eventBridge are rules with patterns', () => {
  const read = loaded(
    `- cloudwatchEvent: { event: { source: [aws.ec2] }, inputPath: $.detail, enabled: false }
- eventBridge:
    eventBusName: { Ref: Bus }
    name: ordered
    event: { source: [shop], detail: { total: [{ numeric: ['>', 5] }] } }
    iamRole: ${role('own')}
    deadLetterConfig: { Fn::GetAtt: [Dead, Arn] }
    retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 }`,
    {
      more: `resources:
  Resources:
    Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
    Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
`,
    },
  );

  expect(startsOf(read)).toEqual([
    {
      kind: 'rule',
      name: 'ShipDashorderEventsRuleCloudWatchEvent1',
      aliases: [],
      eventBus: 'default',
      enabled: false,
      pattern: { source: ['aws.ec2'] },
      targets: [
        {
          id: 'ship-orderCloudWatchEvent',
          arn,
          roleArn: role('ShipDashorderEventToStepFunctionsRole'),
          inputPath: '$.detail',
        },
      ],
    },
    {
      kind: 'rule',
      name: 'ordered',
      aliases: ['ShipDashorderEventsRuleCloudWatchEvent2'],
      eventBus: 'shop',
      enabled: true,
      pattern: { source: ['shop'], detail: { total: [{ numeric: ['>', 5] }] } },
      targets: [
        {
          id: 'ship-orderCloudWatchEvent',
          arn,
          roleArn: role('own'),
          deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
          retry: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 },
        },
      ],
    },
  ]);
});

test('http is a method with the templates of the plugin', () => {
  const read = loaded(
    `- http: post orders/{id}
- http: { path: /sync, method: GET, action: StartSyncExecution, private: true, authorizer: 'arn:aws:cognito-idp:us-east-1:1:userpool/x', response: { headers: { X: "'1'" }, template: { application/json: $input.path('$') } } }
- http: { path: own, method: any, iamRole: ${role('own')}, timeoutInMillis: 9000, authorizer: aws_iam, request: { template: { application/json: mine } }, responses: { 201: { selectionPattern: '' }, 500: { responseTemplates: { application/json: t } } } }
- http: { path: proxy, method: post, request: { template: lambda_proxy } }`,
    { machine: '      name: orders', provider: '  apiGateway: { timeoutInMillis: 8000 }' },
  );
  const own = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';
  const template = `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")", "name": "$context.requestId", "stateMachineArn": "${own}"}`;
  const method = {
    kind: 'restMethod',
    aliases: [],
    api: 'ApiGatewayRestApi',
    stage: 'dev',
    roleArn: role('ApigatewayToStepFunctionsRole'),
    requestParameters: {},
    stageVariables: {},
    timeoutMs: 8000,
  };
  const nothing = { responseTemplates: {}, responseParameters: {} };
  const bad = { statusCode: '400', selectionPattern: '400', ...nothing };
  const [, , , proxy] = read.starts;

  expect(startsOf(read).slice(0, 3)).toEqual([
    {
      ...method,
      name: 'ApiGatewayMethodOrdersIdVarPost',
      httpMethod: 'POST',
      path: '/orders/{id}',
      action: 'StartExecution',
      requestTemplates: { 'application/json': template, 'application/x-www-form-urlencoded': template },
      passthroughBehavior: 'NEVER',
      responses: [{ statusCode: '200', ...nothing }, bad],
    },
    {
      ...method,
      name: 'ApiGatewayMethodSyncGet',
      httpMethod: 'GET',
      path: '/sync',
      action: 'StartSyncExecution',
      requestTemplates: {},
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      responses: [
        {
          statusCode: '200',
          responseTemplates: { 'application/json': "$input.path('$')" },
          responseParameters: { 'method.response.header.X': "'1'" },
        },
        bad,
      ],
      authorization: 'COGNITO_USER_POOLS',
    },
    {
      ...method,
      name: 'ApiGatewayMethodOwnAny',
      httpMethod: 'ANY',
      path: '/own',
      action: 'StartExecution',
      roleArn: role('own'),
      requestTemplates: { 'application/json': 'mine', 'application/x-www-form-urlencoded': template },
      passthroughBehavior: 'NEVER',
      responses: [
        { statusCode: '201', ...nothing },
        { statusCode: '500', selectionPattern: '500', ...nothing, responseTemplates: { 'application/json': 't' } },
      ],
      timeoutMs: 9000,
      authorization: 'AWS_IAM',
    },
  ]);
  expect(proxy).toMatchObject({
    name: 'ApiGatewayMethodProxyPost',
    requestTemplates: {
      'application/json': expect.stringContaining('"accountId": "123456789012"') as unknown,
      'application/x-www-form-urlencoded': expect.stringContaining('$util.urlDecode') as unknown,
    },
  });
  expect(notesOf(read)).toEqual([
    '12: The event http of ship-order needs an API key, which Stepmill does not check.',
    '12: The event http of ship-order is for callers that COGNITO_USER_POOLS authorizes, which Stepmill does not check.',
    '13: The event http of ship-order is for callers that AWS_IAM authorizes, which Stepmill does not check.',
  ]);
});

test('what the plugin does not have is noted, and the own resources of the service are read', () => {
  const read = loaded('- sqs: queue', {
    more: `resources:
  Resources:
    Nightly:
      Type: AWS::Events::Rule
      Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: T, Arn: !Ref ShipDashorderStepFunctionsStateMachine }] }
`,
  });

  expect(read.starts).toMatchObject([{ name: 'Nightly', targets: [{ arn }] }]);
  expect(notesOf(read)).toEqual([
    '11: The event sqs of ship-order is not an event of the plugin serverless-step-functions.',
  ]);
});
