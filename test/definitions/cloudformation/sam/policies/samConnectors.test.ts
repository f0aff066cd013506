import { rolesIn } from '../../../support/roles';

const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:123456789012:${rest}`;
const allow = (Action: readonly string[], ...Resource: readonly string[]) => ({ Effect: 'Allow', Action, Resource });

// Source: the connector profiles of SAM.
describe("SAM's connectors", () => {
  it('grant to the role of the machine what its connectors say', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Connectors:
      Calls: { Properties: { Destination: [{ Id: Charge }, { Id: News }], Permissions: [Write] } }
      Elsewhere: { Properties: { Destination: { Arn: 'arn:x', Type: AWS::SQS::Queue }, Permissions: [Write] } }
    Properties: { Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } } }
  Charge: { Type: AWS::Serverless::Function, Properties: { FunctionName: charge, Handler: a.b, Runtime: nodejs22.x, InlineCode: '' } }
  News: { Type: AWS::SNS::Topic }
  Table: { Type: AWS::Serverless::SimpleTable }
  Child: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: 'arn:aws:iam::1:role/r', Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } } } }
  Reads: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Order }, Destination: { Id: Table }, Permissions: [Read] } }
  Starts: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Order }, Destination: { Id: Child }, Permissions: [Read, Write] } }
  Others: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Charge }, Destination: { Id: Table }, Permissions: [Write] } }
`;
    const table = arn('dynamodb', 'table/Table');
    const rule = arn('events', 'rule/StepFunctionsGetEventsForStepFunctionsExecutionRule');
    expect(rolesIn('template.yaml', text)).toMatchObject([
      {
        name: 'OrderRole',
        statements: [
          allow(['lambda:InvokeAsync', 'lambda:InvokeFunction'], arn('lambda', 'function:charge')),
          allow(['sns:Publish'], arn('sns', 'News')),
          allow(
            [
              'dynamodb:GetItem',
              'dynamodb:Query',
              'dynamodb:Scan',
              'dynamodb:BatchGetItem',
              'dynamodb:ConditionCheckItem',
              'dynamodb:PartiQLSelect',
            ],
            table,
            `${table}/index/*`,
          ),
          allow(['states:DescribeExecution'], arn('states', 'execution:Child:*')),
          allow(['events:DescribeRule'], rule),
          allow(['states:StartExecution'], arn('states', 'stateMachine:Child')),
          allow(['states:StopExecution'], arn('states', 'execution:Child:*')),
          allow(['events:PutTargets', 'events:PutRule'], rule),
        ],
        unknown: [
          'the policy OrderElsewherePolicy: what SAM grants for this destination is not known here (it only allows)',
        ],
      },
    ]);
  });
});
