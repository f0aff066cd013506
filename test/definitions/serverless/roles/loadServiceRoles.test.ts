import { loadDefinitions } from '../../../../src/definitions/loadDefinitions';
import { rolesIn } from '../../support/roles';

const service = `
service: orders
provider: { name: aws }
functions:
  charge: { handler: src/charge.handler }
stepFunctions:
  stateMachines:
    order:
      tracingConfig: { enabled: true }
      definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: !GetAtt [charge, Arn], Next: B }
          B: { Type: Task, Resource: 'arn:aws:states:::bedrock:invokeModel', Parameters: {}, End: true }
    empty:
      name: empty
      definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
    own:
      role: !GetAtt [OwnRole, Arn]
      definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
resources:
  Resources:
    OwnRole:
      Type: AWS::IAM::Role
      Properties:
        Policies:
          - { PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } }
`;

describe('loadServiceRoles', () => {
  const { machines } = loadDefinitions('serverless.yml', { texts: { 'serverless.yml': service } });

  it('reads own roles, and those that the plugin generates', () => {
    const charge = 'arn:aws:lambda:us-east-1:123456789012:function:orders-dev-charge';
    const deny = { Effect: 'Deny', Action: ['*'], Resource: ['*'] };
    expect(rolesIn('serverless.yml', service)).toMatchObject([
      { name: 'OwnRole', statements: [{ Effect: 'Allow', Action: ['a:B'], Resource: ['*'] }], unknown: [] },
      {
        name: 'OrderStepFunctionsStateMachineRole',
        statements: [
          { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [charge, `${charge}:*`] },
          { Action: expect.arrayContaining(['xray:PutTraceSegments']), Resource: ['*'] },
        ],
        unknown: ['what serverless-step-functions grants for the state B: it is not known here (it only allows)'],
      },
      { name: 'EmptyRole', statements: [deny], unknown: [] },
    ]);
  });

  it('links them to the machines', () => {
    const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
    expect(machines.map(({ name, roleArn }) => [name, roleArn])).toEqual([
      ['order', role('OrderStepFunctionsStateMachineRole')],
      ['empty', role('EmptyRole')],
      ['own', role('OwnRole')],
    ]);
  });
});
