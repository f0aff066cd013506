import { pass } from '../../../support/pass';
import { project } from '../../../support/project';
import { orderArn } from '../../../support/starts';

test('SAM generates a role for each event without one: it may start the machine, and nothing else', () => {
  const { load } = project({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: order.asl.json
      Role: arn:aws:iam::123456789012:role/machine
      PermissionsBoundary: arn:aws:iam::123456789012:policy/boundary
      Events:
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
        Own: { Type: Schedule, Properties: { Schedule: rate(1 day), RoleArn: r } }
        Xmas: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), DeadLetterConfig: { Type: SQS } } }
        Post: { Type: Api, Properties: { Path: /, Method: post } }
`,
    'order.asl.json': JSON.stringify(pass('done')),
  });
  const { roles, starts } = load('template.yaml');
  const start = { Effect: 'Allow', Action: ['states:StartExecution'], Resource: [orderArn] };
  const send = {
    Effect: 'Allow',
    Action: ['sqs:SendMessage'],
    Resource: ['arn:aws:sqs:us-east-1:123456789012:OrderXmasQueue'],
  };

  expect(
    roles.map(({ arn, trust, policies, boundary }) => ({
      arn,
      principal: trust?.Statement[0]?.Principal,
      allows: policies.flatMap(({ document }) => document.Statement),
      boundary: boundary?.arn,
    })),
  ).toEqual([
    {
      arn: 'arn:aws:iam::123456789012:role/OrderNightlyRole',
      principal: { Service: ['events.amazonaws.com'] },
      allows: [start],
      boundary: 'arn:aws:iam::123456789012:policy/boundary',
    },
    {
      arn: 'arn:aws:iam::123456789012:role/OrderXmasRole',
      principal: { Service: ['scheduler.amazonaws.com'] },
      allows: [start, send],
      boundary: undefined,
    },
    {
      arn: 'arn:aws:iam::123456789012:role/OrderPostRole',
      principal: { Service: ['apigateway.amazonaws.com'] },
      allows: [start],
      boundary: 'arn:aws:iam::123456789012:policy/boundary',
    },
  ]);
  // The starts name the same roles.
  const named = JSON.stringify(starts);
  for (const { arn } of roles) expect(named).toContain(`"${arn}"`);
});
