import path from 'node:path';
import { cli, folderWith, lines } from '../../cli/support/cli';

const files = folderWith({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Charge:
    Type: AWS::Serverless::Function
    Properties: { Handler: charge.handler, Runtime: nodejs22.x, CodeUri: . }
  Orders:
    Type: AWS::SQS::Queue
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: Own
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'lambda:*', Resource: '*' }
              - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: Order
      Role: !GetAtt Role.Arn
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: !GetAtt Charge.Arn
            Next: Send
          Send:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage
            Parameters: { QueueUrl: !Ref Orders, MessageBody: x }
            Next: Child
          Child:
            Type: Task
            Resource: arn:aws:states:::states:startExecution.sync:2
            Parameters: { StateMachineArn.$: $.child }
            End: true
`,
  'order.asl.json': JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } },
  }),
  'idle.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  'broken.asl.json': '{ "StartAt": ',
  'gone.yaml': `Resources:
  Gone:
    Type: AWS::StepFunctions::StateMachine
    Properties: { DefinitionS3Location: { Bucket: b, Key: k }, RoleArn: arn:aws:iam::123456789012:role/r }
`,
});
const file = (name: string): string => path.join(files, name);

test('what each state needs, what the role lacks, and what it allows without need', async () => {
  const template = file('template.yaml');
  const rule = 'arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';
  const ruleGap = (action: string): string =>
    `  events:${action} on ${rule}: Child learns from a rule that the job has ended; none of its policies allows it`;
  expect(await cli(['permissions', template, '--account', '123456789012', '--region', 'us-east-1'])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines(
      `Order (${template}:17:3) needs:`,
      '  lambda:InvokeFunction',
      '    on arn:aws:lambda:us-east-1:123456789012:function:Charge',
      '    Charge calls lambda:invoke',
      '  sqs:SendMessage',
      '    on arn:aws:sqs:us-east-1:123456789012:Orders',
      '    Send calls sqs:sendMessage',
      '  events:PutTargets, events:PutRule, events:DescribeRule',
      `    on ${rule}`,
      '    Child learns from a rule that the job has ended',
      '  states:StartExecution',
      '    on * (known at run time)',
      '    Child calls states:startExecution',
      '  states:DescribeExecution',
      '    on * (known at run time)',
      '    Child waits for the end of the child',
      '  states:StopExecution',
      '    on * (known at run time)',
      '    Child stops the child of an abandoned task',
      `Its role Role (${template}:8:3) lacks:`,
      '  sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:Orders: Send calls sqs:sendMessage; none of its policies allows it',
      ...['PutTargets', 'PutRule', 'DescribeRule'].map(ruleGap),
      '  states:StartExecution on *: Child calls states:startExecution; none of its policies allows it',
      '  states:DescribeExecution on *: Child waits for the end of the child; none of its policies allows it',
      '  states:StopExecution on *: Child stops the child of an abandoned task; none of its policies allows it',
      'It allows more than needed:',
      '  Own: nothing needs s3:GetObject',
      '  Own: lambda:* on *; lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:Charge would do',
    ),
  });
});

test('a definition alone has no role, so its permissions are unknown', async () => {
  expect(await cli(['permissions', file('order.asl.json')])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      `order (${file('order.asl.json')}:1:1) needs:`,
      '  lambda:InvokeFunction',
      '    on arn:aws:lambda:us-east-1:123456789012:function:f',
      '    A calls lambda:invoke',
      'No file declares its role, so its permissions are unknown.',
    ),
  });
  expect(await cli(['permissions', file('idle.asl.json')])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(`idle (${file('idle.asl.json')}:1:1) needs no permission.`),
  });
});

test('a machine that cannot be read is never a success', async () => {
  expect(await cli(['permissions', file('broken.asl.json')])).toMatchObject({ code: 2, stdout: '' });
  expect(await cli(['permissions', file('gone.yaml')])).toMatchObject({ code: 2, stdout: '' });
});

test('JSON has the permissions, the least policy, and the comparison', async () => {
  const { code, stdout } = await cli(['permissions', file('order.asl.json'), '--json']);
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    {
      machines: [
        {
          name: 'order',
          permissions: [
            {
              action: 'lambda:InvokeFunction',
              resources: ['arn:aws:lambda:us-east-1:123456789012:function:f'],
              when: 'call',
              reasons: [{ state: 'A', reason: 'calls lambda:invoke', pointer: '/States/A' }],
            },
          ],
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['lambda:InvokeFunction'],
                Resource: ['arn:aws:lambda:us-east-1:123456789012:function:f'],
              },
            ],
          },
        },
      ],
    },
  ]);
  const template = JSON.parse((await cli(['permissions', file('template.yaml'), 'Order', '--json'])).stdout) as {
    machines: { role: { name: string; missing: { action: string }[]; surplus: { action: string }[] } }[];
  };
  const { name, missing, surplus } = template.machines[0]!.role;
  expect([name, missing.map(({ action }) => action), surplus.map(({ action }) => action)]).toEqual([
    'Role',
    [
      'sqs:SendMessage',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
    ],
    ['lambda:*', 's3:GetObject'],
  ]);
});

test('a snippet refers to the resources of the template', async () => {
  expect((await cli(['permissions', file('template.yaml'), '--snippet', 'sam'])).stdout).toBe(
    lines(
      '# Order',
      '# Properties of the AWS::Serverless::StateMachine:',
      'Policies:',
      "  - Version: '2012-10-17'",
      '    Statement:',
      '      - Effect: Allow',
      '        Action:',
      '          - lambda:InvokeFunction',
      '        Resource:',
      '          - !GetAtt Charge.Arn',
      '      - Effect: Allow',
      '        Action:',
      '          - sqs:SendMessage',
      '        Resource:',
      '          - !GetAtt Orders.Arn',
      '      - Effect: Allow',
      '        Action:',
      '          - events:PutTargets',
      '          - events:PutRule',
      '          - events:DescribeRule',
      '        Resource:',
      "          - !Sub 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule'",
      '      - Effect: Allow',
      '        Action:',
      '          - states:StartExecution',
      '          - states:DescribeExecution',
      '          - states:StopExecution',
      '        Resource:',
      "          - '*'",
    ),
  );
});

test.each([
  [
    'cloudformation',
    [
      '# order',
      '# Properties of the AWS::IAM::Role:',
      'Policies:',
      '  - PolicyName: order',
      '    PolicyDocument:',
      "      Version: '2012-10-17'",
      '      Statement:',
      '        - Effect: Allow',
      '          Action:',
      '            - lambda:InvokeFunction',
      '          Resource:',
      "            - !Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f'",
    ],
  ],
  [
    'cdk',
    [
      '// order',
      'stateMachine.addToRolePolicy(',
      '  new iam.PolicyStatement({',
      "    actions: ['lambda:InvokeFunction'],",
      '    resources: [',
      '      `arn:${cdk.Aws.PARTITION}:lambda:${cdk.Aws.REGION}:${cdk.Aws.ACCOUNT_ID}:function:f`,',
      '    ],',
      '  }),',
      ');',
    ],
  ],
  [
    'terraform',
    [
      '# order',
      'data "aws_partition" "current" {}',
      'data "aws_region" "current" {}',
      'data "aws_caller_identity" "current" {}',
      'data "aws_iam_policy_document" "order" {',
      '  statement {',
      '    actions = [',
      '      "lambda:InvokeFunction",',
      '    ]',
      '    resources = [',
      '      "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:function:f",',
      '    ]',
      '  }',
      '}',
    ],
  ],
])('a snippet for %s', async (language, expected) => {
  expect(await cli(['permissions', file('order.asl.json'), '--snippet', language])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(...expected),
  });
});
