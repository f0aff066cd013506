import { loadDefinitions } from '../../../../../src/definitions/loadDefinitions';
import { rolesIn } from '../../../support/roles';

function template(properties: string): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
${properties}
  Charge: { Type: AWS::Serverless::Function, Properties: { FunctionName: charge, Handler: a.b, Runtime: nodejs22.x, InlineCode: '' } }
  Table: { Type: AWS::Serverless::SimpleTable }
`;
}

const arn = 'arn:aws:iam::123456789012:role/OrderRole';
const trust = [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['states.amazonaws.com'] } }];

describe('samRole', () => {
  it('reads policy templates, managed policies and statements, and gives the machine the role', () => {
    const text = template(`      Policies:
        - LambdaInvokePolicy: { FunctionName: !Ref Charge }
        - DynamoDBReadPolicy: { TableName: !Ref Table }
        - AWSLambdaRole
        - arn:aws:iam::aws:policy/AmazonSQSFullAccess
        - Version: '2012-10-17'
          Statement: { Effect: Deny, Action: 'iam:*', Resource: '*' }
        - NoSuchPolicy: {}
      PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
`);
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/Table';
    const [role] = rolesIn('template.yaml', text);
    expect(role).toMatchObject({
      name: 'OrderRole',
      arn,
      trust,
      policies: [
        'samTemplate LambdaInvokePolicy',
        'samTemplate DynamoDBReadPolicy',
        'inline OrderRolePolicy4',
        'managed AWSLambdaRole',
        'managed AmazonSQSFullAccess',
      ],
      statements: [
        {
          Effect: 'Allow',
          Action: ['lambda:InvokeFunction'],
          Resource: ['arn:aws:lambda:us-east-1:123456789012:function:charge*'],
        },
        {
          Effect: 'Allow',
          Action: [
            'dynamodb:GetItem',
            'dynamodb:Scan',
            'dynamodb:Query',
            'dynamodb:BatchGetItem',
            'dynamodb:DescribeTable',
          ],
          Resource: [table, `${table}/index/*`],
        },
        { Effect: 'Deny', Action: ['iam:*'], Resource: ['*'] },
        { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: ['*'] },
        { Effect: 'Allow', Action: ['sqs:*'], Resource: ['*'] },
      ],
      unknown: ['the policy NoSuchPolicy: SAM has no such policy template'],
    });
    expect(role!.boundary).toMatchObject({
      arn: 'arn:aws:iam::aws:policy/PowerUserAccess',
      document: { Statement: [{}, {}] },
    });
    expect(loadDefinitions('template.yaml', { texts: { 'template.yaml': text } }).machines[0]!.roleArn).toBe(arn);
  });

  it('has a role without Policies, which SAM creates all the same; traced, it may trace', () => {
    expect(rolesIn('template.yaml', template(''))).toMatchObject([{ arn, trust, policies: [], unknown: [] }]);
    expect(rolesIn('template.yaml', template('      Tracing: { Enabled: true }'))).toMatchObject([
      { arn, policies: ['managed AWSXRayDaemonWriteAccess'] },
    ]);
  });

  it('takes a single policy, and none if there is a Role', () => {
    expect(rolesIn('template.yaml', template('      Policies: AmazonSQSFullAccess'))).toMatchObject([
      { policies: ['managed AmazonSQSFullAccess'] },
    ]);
    expect(rolesIn('template.yaml', template(`      Role: ${arn}`))).toEqual([]);
  });
});

describe('samEventRoles', () => {
  it('has a role for each event, which may start the machine', () => {
    const text = template(`      Role: ${arn}
      Name: order
      Events:
        Nightly: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }
        Placed: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
        Post: { Type: Api, Properties: { Path: /, Method: post } }
        Other: { Type: SQS }
`);
    const start = {
      Effect: 'Allow',
      Action: ['states:StartExecution'],
      Resource: ['arn:aws:states:us-east-1:123456789012:stateMachine:order'],
    };
    const byService = (service: string) => [
      { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [service] } },
    ];
    expect(rolesIn('template.yaml', text)).toMatchObject([
      { name: 'OrderNightlyRole', trust: byService('scheduler.amazonaws.com'), statements: [start] },
      { name: 'OrderPlacedRole', trust: byService('events.amazonaws.com'), statements: [start] },
      { name: 'OrderPostRole', trust: byService('apigateway.amazonaws.com'), statements: [start] },
    ]);
  });
});
