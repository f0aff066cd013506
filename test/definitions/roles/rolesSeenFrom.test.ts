import { rolesSeenFrom } from '../../../src/definitions/roles/rolesSeenFrom';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import { project } from '../support/project';

function stack(templateFile: string): unknown {
  return { type: 'aws:cloudformation:stack', environment: 'aws://1/eu-west-1', properties: { templateFile } };
}

/** A stack whose role may do something; the same logical ids in each. */
function template(action: string): string {
  const document = (Action: string) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  return JSON.stringify({
    Resources: {
      Order: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['OrderRole', 'Arn'] },
          DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
        },
      },
      OrderRole: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Limit' } } },
      Grant: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'Grant', Roles: [{ Ref: 'OrderRole' }], PolicyDocument: document(`grant:${action}`) },
      },
      Limit: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document(`limit:${action}`) } },
    },
  });
}

test('stacks of one class have a role each, with its own policies', () => {
  const { folder } = project({
    'cdk.out/manifest.json': JSON.stringify({
      version: '48.0.0',
      artifacts: { Dev: stack('Dev.template.json'), Prod: stack('Prod.template.json') },
    }),
    'cdk.out/Dev.template.json': template('Dev'),
    'cdk.out/Prod.template.json': template('Prod'),
  });
  const { roles, machines } = loadDefinitions(`${folder}/cdk.out`);
  const allowed = machines.map(({ source: { file }, roleArn }) =>
    rolesSeenFrom(file, roles)
      .filter(({ arn }) => arn === roleArn)
      .map(({ policies, boundary }) =>
        [...policies.map(({ document }) => document), boundary?.document].map((one) => one?.Statement[0]?.Action),
      ),
  );
  expect(allowed).toEqual([[[['grant:Dev'], ['limit:Dev']]], [[['grant:Prod'], ['limit:Prod']]]]);
});
