import { project } from '../support/project';
import { service } from './service';

test("generates the plugin's names: state machines, activities and functions, by key or logical id", () => {
  const { definition } = project({
    'serverless.yml': service(
      `first:
  definition:
    Comment: !Join
      - ' '
      - - !Ref SecondStepFunctionsStateMachine
        - !Ref ReviewStepFunctionsActivity
        - !GetAtt HelloLambdaFunction.Arn
        - !Ref hello
    StartAt: End
    States: { End: { Type: Succeed } }
`,
      `functions: { hello: { handler: a.b, name: hello-there } }`,
    ).replace('  stateMachines:', '  activities: [review]\n  stateMachines:'),
  });

  expect(definition('serverless.yml')).toMatchObject({
    Comment:
      'SecondStepFunctionsStateMachine arn:aws:states:us-east-1:123456789012:activity:review ' +
      'arn:aws:lambda:us-east-1:123456789012:function:hello-there hello-there',
  });
});
