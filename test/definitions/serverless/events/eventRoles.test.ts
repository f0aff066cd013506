import { pass } from '../../support/pass';
import { project } from '../../support/project';

test('the plugin generates a role for the events of each kind, and one for the API', () => {
  const { load } = project({
    'serverless.yml': `service: shop
provider: { name: aws }
stepFunctions:
  stateMachines:
    order:
      role: arn:aws:iam::123456789012:role/machine
      events:
        - schedule: rate(1 hour)
        - schedule: rate(2 hours)
        - schedule: { rate: rate(1 day), role: r }
        - eventBridge: { event: { source: [shop] } }
        - http: POST orders
        - http: { path: sync, method: post, action: StartSyncExecution }
        - http: { path: own, method: post, iamRole: r }
      definition: ${JSON.stringify(pass('done'))}
    later:
      role: arn:aws:iam::123456789012:role/machine
      events:
        - schedule: { rate: rate(1 day), method: scheduler }
      definition: ${JSON.stringify(pass('done'))}
`,
  });
  const { roles, starts } = load('serverless.yml');
  const machine = (id: string): string =>
    `arn:aws:states:us-east-1:123456789012:stateMachine:${id}StepFunctionsStateMachine`;
  const role = (name: string, service: string, Action: readonly string[], Resource: string) => ({
    arn: `arn:aws:iam::123456789012:role/${name}`,
    principal: { Service: [`${service}.amazonaws.com`] },
    allows: [{ Effect: 'Allow', Action, Resource: [Resource] }],
  });
  const start = ['states:StartExecution'];

  expect(
    roles.map(({ arn, trust, policies }) => ({
      arn,
      principal: trust?.Statement[0]?.Principal,
      allows: policies.flatMap(({ document }) => document.Statement),
    })),
  ).toEqual([
    role('OrderScheduleToStepFunctionsRole', 'events', start, machine('Order')),
    role('OrderEventToStepFunctionsRole', 'events', start, machine('Order')),
    role('ApigatewayToStepFunctionsRole', 'apigateway', [...start, 'states:StartSyncExecution'], '*'),
    role('LaterScheduleToStepFunctionsRole', 'scheduler', start, machine('Later')),
  ]);
  const named = JSON.stringify(starts);
  for (const { arn } of roles) expect(named).toContain(`"${arn}"`);
});
