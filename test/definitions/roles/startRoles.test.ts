import type { DeclaredRole } from '../../../src/contract/DeclaredRole';
import { project } from '../support/project';

/** Of each role: who assumes it, and what it allows. */
function rights(roles: readonly DeclaredRole[]): object {
  return Object.fromEntries(
    roles.map(({ name, trust, policies }) => [
      name,
      [
        ...(trust?.Statement.map(({ Principal }) => (Principal as { Service: string[] }).Service.join()) ?? []),
        ...policies.flatMap(({ document }) =>
          document.Statement.map(({ Effect, Action, Resource }) =>
            [Effect, Action?.join(), Resource?.join()].join(' '),
          ),
        ),
      ],
    ]),
  );
}

const order = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

test("SAM's roles for the events of a state machine, one for each event without a role of its own", () => {
  const { load } = project({
    'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Role: arn:aws:iam::123456789012:role/mine
      Definition: { StartAt: A, States: { A: { Type: Succeed } } }
      Events:
        Paid: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
        Hourly: { Type: Schedule, Properties: { Schedule: rate(1 hour) } }
        Nightly: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }
        Post: { Type: Api, Properties: { Path: /orders, Method: post } }
        Own: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), RoleArn: 'arn:aws:iam::123456789012:role/own' } }
`,
  });
  expect(rights(load('template.yaml').roles)).toEqual({
    OrderPaidRole: ['events.amazonaws.com', `Allow states:StartExecution ${order}`],
    OrderHourlyRole: ['events.amazonaws.com', `Allow states:StartExecution ${order}`],
    OrderNightlyRole: ['scheduler.amazonaws.com', `Allow states:StartExecution ${order}`],
    OrderPostRole: ['apigateway.amazonaws.com', `Allow states:StartExecution ${order}`],
  });
});

test("the Serverless Framework's roles, which the events of a kind share", () => {
  const { load } = project({
    'serverless.yml': `
service: shop
provider: { name: aws }
stepFunctions:
  stateMachines:
    order:
      name: Order
      role: arn:aws:iam::123456789012:role/mine
      definition: { StartAt: A, States: { A: { Type: Succeed } } }
      events:
        - http: { path: orders, method: POST }
        - http: { path: orders, method: GET, action: DescribeExecution }
        - schedule: rate(1 hour)
        - schedule: { rate: rate(2 hours), role: 'arn:aws:iam::123456789012:role/own' }
`,
  });
  expect(rights(load('serverless.yml').roles)).toEqual({
    ApigatewayToStepFunctionsRole: [
      'apigateway.amazonaws.com',
      `Allow states:StartExecution ${order}`,
      'Allow states:DescribeExecution *',
    ],
    OrderScheduleToStepFunctionsRole: ['events.amazonaws.com', `Allow states:StartExecution ${order}`],
  });
});
