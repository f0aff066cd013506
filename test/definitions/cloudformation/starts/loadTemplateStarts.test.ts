import { project } from '../../support/project';
import { notesOf, orderArn, orderMachine, startsOf } from '../../support/starts';

function template(resources: string): string {
  return `Parameters: { Bus: { Type: String }, Stage: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
${orderMachine}${resources}`;
}

test('a rule with a pattern keeps all its targets', () => {
  const { load, place } = project({
    'template.yaml': template(`  OnOrder:
    Type: AWS::Events::Rule
    Properties:
      Name: on-order
      EventBusName: !GetAtt Shop.Arn
      EventPattern: { source: [shop], detail: { total: [{ numeric: ['>', 100] }] } }
      RoleArn: !GetAtt StartRole.Arn
      Targets:
        - Id: Machine
          Arn: !GetAtt Order.Arn
          InputTransformer:
            InputPathsMap: { id: $.detail.id }
            InputTemplate: '{"id": <id>, "bus": "x"}'
          RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: "60" }
          DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
        - { Id: Function, Arn: !GetAtt Charge.Arn, RoleArn: 'arn:aws:iam::123456789012:role/own', InputPath: $.detail }
        - { Id: Queue, Arn: !GetAtt Dead.Arn, Input: '{"a":1}' }
  Shop: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  StartRole: { Type: AWS::IAM::Role, Properties: {} }
  Charge: { Type: AWS::Lambda::Function, Properties: { FunctionName: charge } }
`),
  });
  const loaded = load('template.yaml');

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'rule',
      name: 'on-order',
      aliases: ['OnOrder'],
      eventBus: 'shop',
      enabled: true,
      pattern: { source: ['shop'], detail: { total: [{ numeric: ['>', 100] }] } },
      targets: [
        {
          id: 'Machine',
          arn: orderArn,
          retry: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 60 },
          deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:dead',
          inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '{"id": <id>, "bus": "x"}' },
        },
        {
          id: 'Function',
          arn: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
          roleArn: 'arn:aws:iam::123456789012:role/own',
          inputPath: '$.detail',
        },
        {
          id: 'Queue',
          arn: 'arn:aws:sqs:us-east-1:123456789012:dead',
          input: '{"a":1}',
        },
      ],
    },
  ]);
  expect(place(loaded.starts[0]!.source)).toBe('template.yaml:7:3');
  expect(loaded.notes).toEqual([]);
});

test('a rule on a schedule, disabled, by the name that its stack gives it', () => {
  const { load } = project({
    'template.yaml': template(`  Nightly:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub '\${AWS::StackName}-nightly'
      State: DISABLED
      ScheduleExpression: cron(0 3 * * ? *)
      Targets: [{ Id: T, Arn: !Ref Order, RoleArn: r }]
`),
  });

  expect(startsOf(load('template.yaml'))).toEqual([
    {
      kind: 'rule',
      name: 'stack-nightly',
      aliases: ['Nightly'],
      eventBus: 'default',
      enabled: false,
      schedule: 'cron(0 3 * * ? *)',
      targets: [{ id: 'T', arn: orderArn, roleArn: 'r' }],
    },
  ]);
});

test('the construct path and id of CDK are names of a rule', () => {
  const { load } = project({
    'stack.template.json': JSON.stringify({
      Resources: {
        Order: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}' },
        },
        NightlyA1B2C3D4: {
          Type: 'AWS::Events::Rule',
          Properties: { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'Target0', Arn: { Ref: 'Order' } }] },
          Metadata: { 'aws:cdk:path': 'Shop/Nightly/Resource' },
        },
      },
    }),
  });

  expect(load('stack.template.json').starts[0]).toMatchObject({
    name: 'NightlyA1B2C3D4',
    aliases: ['Shop/Nightly', 'Nightly'],
  });
});

test('a schedule of Scheduler', () => {
  const { load } = project({
    'template.yaml': template(`  Xmas:
    Type: AWS::Scheduler::Schedule
    Properties:
      Name: xmas
      GroupName: holidays
      ScheduleExpression: at(2026-12-24T18:00:00)
      ScheduleExpressionTimezone: Europe/Berlin
      StartDate: '2026-01-01T00:00:00Z'
      EndDate: '2027-01-01T00:00:00Z'
      FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 15 }
      Target:
        Arn: !Ref Order
        RoleArn: arn:aws:iam::123456789012:role/s
        Input: '{"at":"<aws.scheduler.scheduled-time>"}'
        RetryPolicy: { MaximumRetryAttempts: 0 }
`),
  });

  expect(startsOf(load('template.yaml'))).toEqual([
    {
      kind: 'schedule',
      name: 'xmas',
      aliases: ['Xmas'],
      group: 'holidays',
      expression: 'at(2026-12-24T18:00:00)',
      timeZone: 'Europe/Berlin',
      startDate: '2026-01-01T00:00:00Z',
      endDate: '2027-01-01T00:00:00Z',
      flexibleWindowMinutes: 15,
      enabled: true,
      target: {
        arn: orderArn,
        roleArn: 'arn:aws:iam::123456789012:role/s',
        input: '{"at":"<aws.scheduler.scheduled-time>"}',
        retry: { maximumRetryAttempts: 0 },
      },
    },
  ]);
});

test('a pipe from a queue, and one from the stream of a table', () => {
  const { load } = project({
    'template.yaml': template(`  FromQueue:
    Type: AWS::Pipes::Pipe
    Properties:
      Name: from-queue
      RoleArn: r
      Source: !GetAtt Orders.Arn
      SourceParameters:
        FilterCriteria: { Filters: [{ Pattern: '{"body":{"total":[{"numeric":[">",1]}]}}' }] }
        SqsQueueParameters: { BatchSize: 1 }
      Enrichment: !GetAtt Order.Arn
      EnrichmentParameters: { InputTemplate: '{"b": <$.body>}' }
      Target: !GetAtt Order.Arn
      TargetParameters:
        InputTemplate: '{"c": <$.body.c>}'
        StepFunctionStateMachineParameters: { InvocationType: FIRE_AND_FORGET }
  FromTable:
    Type: AWS::Pipes::Pipe
    Properties:
      DesiredState: STOPPED
      RoleArn: r
      Source: !GetAtt Table.StreamArn
      SourceParameters:
        DynamoDBStreamParameters:
          StartingPosition: LATEST
          MaximumRetryAttempts: 3
          DeadLetterConfig: { Arn: !GetAtt Orders.Arn }
      Target: !Ref Order
  FromStream:
    Type: AWS::Pipes::Pipe
    Properties: { RoleArn: r, Source: !GetAtt Clicks.Arn, Target: !Ref Order }
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks } }
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: table } }
`),
  });
  const loaded = load('template.yaml');

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'pipe',
      name: 'from-queue',
      aliases: ['FromQueue'],
      enabled: true,
      roleArn: 'r',
      sourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      filters: [{ body: { total: [{ numeric: ['>', 1] }] } }],
      batchSize: 1,
      enrichment: { arn: orderArn, inputTemplate: '{"b": <$.body>}' },
      target: { arn: orderArn, inputTemplate: '{"c": <$.body.c>}', invocationType: 'FIRE_AND_FORGET' },
    },
    {
      kind: 'pipe',
      name: 'FromTable',
      aliases: [],
      enabled: false,
      roleArn: 'r',
      sourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/table/stream/2026-01-01T00:00:00.000',
      filters: [],
      target: { arn: orderArn },
      retry: { maximumRetryAttempts: 3 },
      deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    },
  ]);
  expect(notesOf(loaded)).toEqual([
    '34: FromStream reads from arn:aws:kinesis:us-east-1:123456789012:stream/clicks: Stepmill runs pipes from SQS queues and DynamoDB streams only.',
  ]);
});

test('buckets that send events to EventBridge, and not those that only call a function', () => {
  const { load } = project({
    'template.yaml': template(`  Inbox:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: inbox
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } }
  Quiet:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: 'false' } }
  Calls:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Ref Bus
      NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: f }] }
  OfCdk:
    Type: AWS::S3::Bucket
  OfCdkNotifications0:
    Type: Custom::S3BucketNotifications
    Properties:
      BucketName: !Ref OfCdk
      NotificationConfiguration: { EventBridgeConfiguration: {} }
      Managed: true
`),
  });
  const loaded = load('template.yaml');

  expect(startsOf(loaded)).toEqual([
    { kind: 'bucketEvents', name: 'inbox', aliases: ['Inbox'], bucket: 'inbox' },
    { kind: 'bucketEvents', name: 'OfCdk', aliases: ['OfCdkNotifications0'], bucket: 'OfCdk' },
  ]);
  expect(loaded.notes).toEqual([]);
});

test('a version and an alias of a machine are targets by their ARNs', () => {
  const { load } = project({
    'template.yaml':
      template(`  V1: { Type: AWS::StepFunctions::StateMachineVersion, Properties: { StateMachineArn: !GetAtt Order.Arn } }
  Live:
    Type: AWS::StepFunctions::StateMachineAlias
    Properties: { Name: live, RoutingConfiguration: [{ StateMachineVersionArn: !Ref V1, Weight: 100 }] }
  Often:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 hour)
      Targets: [{ Id: A, Arn: !Ref Live }, { Id: V, Arn: !Ref V1 }, { Id: G, Arn: !GetAtt Live.Arn }]
`),
  });

  expect(load('template.yaml').starts[0]).toMatchObject({
    targets: [{ arn: `${orderArn}:live` }, { arn: `${orderArn}:1` }, { arn: `${orderArn}:live` }],
  });
});

test('what is wrong, unknown or left out is noted, and the machine is there', () => {
  const { load } = project({
    'template.yaml': template(`  Circle:
    Type: AWS::Events::Rule
    Properties: { Name: !Select [3, [a]], ScheduleExpression: rate(1 day) }
  NoEvents:
    Type: AWS::Events::Rule
    Properties: { Targets: [{ Id: T, Arn: !Ref Order }] }
  TextPattern:
    Type: AWS::Events::Rule
    Properties: { EventPattern: '{"source"', Targets: [] }
  OnlyProd:
    Type: AWS::Events::Rule
    Condition: IsProd
    Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: T, Arn: !Ref Order }] }
  OfBus:
    Type: AWS::Events::Rule
    Properties: { EventBusName: !Ref Bus, ScheduleExpression: rate(1 day) }
`),
  });
  const loaded = load('template.yaml');

  expect(loaded.machines.map(({ name }) => name)).toEqual(['Order']);
  expect(loaded.starts.map(({ name }) => name)).toEqual(['NoEvents', 'TextPattern', 'OfBus']);
  expect(notesOf(loaded)).toEqual([
    '7: Circle starts nothing here, because it cannot be read: The list has 1 items, but no item 3.',
    '10: NoEvents has neither an event pattern nor a schedule.',
    '13: TextPattern has an event pattern that is not a JSON object.',
    '13: TextPattern has neither an event pattern nor a schedule.',
    '16: OnlyProd starts nothing: its condition IsProd does not hold with these parameters.',
    '22: OfBus has Ref Bus, which has no value here (the parameter Bus has no default): it is Bus.',
  ]);
});
