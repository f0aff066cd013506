import { pass } from '../../../support/pass';
import { project } from '../../../support/project';
import { notesOf, orderArn, startsOf } from '../../../support/starts';

function sam(events: string, more = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: order.asl.json
      AutoPublishAlias: live
      Events:
${events.replace(/^/gm, '        ')}
${more}`;
}

function loaded(template: string) {
  return project({ 'template.yaml': template, 'order.asl.json': JSON.stringify(pass('done')) }).load('template.yaml');
}

const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

test('Schedule is a rule, with a generated name, target id, role and queue', () => {
  const template = sam(`Nightly:
  Type: Schedule
  Properties:
    Schedule: cron(0 3 * * ? *)
    Input: '{"a":1}'
    Enabled: false
    DeadLetterConfig: { Type: SQS }
    RetryPolicy: { MaximumRetryAttempts: 5 }
Hourly:
  Type: Schedule
  Properties: { Schedule: rate(1 hour), Name: hourly, State: ENABLED, RoleArn: ${role('own')}, Target: { Id: mine } }`);

  expect(startsOf(loaded(template))).toEqual([
    {
      kind: 'rule',
      name: 'OrderNightly',
      aliases: ['Nightly'],
      eventBus: 'default',
      enabled: false,
      schedule: 'cron(0 3 * * ? *)',
      targets: [
        {
          id: 'OrderNightlyStepFunctionsTarget',
          arn: orderArn,
          roleArn: role('OrderNightlyRole'),
          retry: { maximumRetryAttempts: 5 },
          deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:OrderNightlyQueue',
          input: '{"a":1}',
        },
      ],
    },
    {
      kind: 'rule',
      name: 'hourly',
      aliases: ['OrderHourly', 'Hourly'],
      eventBus: 'default',
      enabled: true,
      schedule: 'rate(1 hour)',
      targets: [{ id: 'mine', arn: orderArn, roleArn: role('own') }],
    },
  ]);
});

test('ScheduleV2 is a schedule, which SAM names unless OmitName', () => {
  const template = sam(`Xmas:
  Type: ScheduleV2
  Properties:
    ScheduleExpression: at(2026-12-24T18:00:00)
    ScheduleExpressionTimezone: Europe/Berlin
    FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 5 }
    State: DISABLED
    Input: '{}'
    DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' }
Other:
  Type: ScheduleV2
  Properties: { ScheduleExpression: rate(1 day), GroupName: g, RoleArn: ${role('own')}, Name: other }`);

  expect(startsOf(loaded(template))).toEqual([
    {
      kind: 'schedule',
      name: 'OrderXmas',
      aliases: ['Xmas'],
      group: 'default',
      expression: 'at(2026-12-24T18:00:00)',
      timeZone: 'Europe/Berlin',
      flexibleWindowMinutes: 5,
      enabled: false,
      target: {
        arn: orderArn,
        roleArn: role('OrderXmasRole'),
        deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
        input: '{}',
      },
    },
    {
      kind: 'schedule',
      name: 'other',
      aliases: ['OrderOther', 'Other'],
      group: 'g',
      expression: 'rate(1 day)',
      enabled: true,
      target: { arn: orderArn, roleArn: role('own') },
    },
  ]);
});

test('EventBridgeRule and CloudWatchEvent are rules', () => {
  const template = sam(
    `Ordered:
  Type: EventBridgeRule
  Properties:
    RuleName: ordered
    EventBusName: !Ref Shop
    Pattern: { source: [shop], account: [!Ref AWS::AccountId] }
    InputTransformer: { InputPathsMap: { id: $.detail.id }, InputTemplate: '<id>' }
Stopped:
  Type: CloudWatchEvent
  Properties: { Pattern: { source: [aws.ec2] }, InputPath: $.detail, State: DISABLED }`,
    `  Shop: { Type: AWS::Events::EventBus, Properties: { Name: shop } }`,
  );

  expect(startsOf(loaded(template))).toEqual([
    {
      kind: 'rule',
      name: 'ordered',
      aliases: ['OrderOrdered', 'Ordered'],
      eventBus: 'shop',
      enabled: true,
      pattern: { source: ['shop'], account: ['123456789012'] },
      targets: [
        {
          id: 'OrderOrderedStepFunctionsTarget',
          arn: orderArn,
          roleArn: role('OrderOrderedRole'),
          inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '<id>' },
        },
      ],
    },
    {
      kind: 'rule',
      name: 'OrderStopped',
      aliases: ['Stopped'],
      eventBus: 'default',
      enabled: false,
      pattern: { source: ['aws.ec2'] },
      targets: [
        {
          id: 'OrderStoppedStepFunctionsTarget',
          arn: orderArn,
          roleArn: role('OrderStoppedRole'),
          inputPath: '$.detail',
        },
      ],
    },
  ]);
});

test('the same events of a function are rules for its alias, without a role', () => {
  const template = sam(
    '{}',
    `  Charge:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: charge
      AutoPublishAlias: live
      Events:
        Ordered: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
        Queue: { Type: SQS, Properties: { Queue: 'arn:aws:sqs:us-east-1:123456789012:q' } }`,
  );
  const read = loaded(template);

  expect(read.starts).toMatchObject([
    {
      name: 'ChargeOrdered',
      targets: [{ id: 'ChargeOrderedLambdaTarget', arn: 'arn:aws:lambda:us-east-1:123456789012:function:charge:live' }],
    },
  ]);
  expect(read.notes).toEqual([]);
});

test('an event that SAM does not have for state machines is noted', () => {
  expect(notesOf(loaded(sam('Queue: { Type: SQS, Properties: { Queue: q } }')))).toEqual([
    '9: The event Queue of Order has the type SQS, which SAM does not have for state machines.',
  ]);
});
