import { pass } from '../support/pass';
import { project } from '../support/project';
import { service } from './service';

test('a definition in a file of its own keeps its places', () => {
  const { folder, machine, place } = project({
    'serverless.yml': service('order: { definition: "${file(order.asl.json)}" }'),
    'order.asl.json': JSON.stringify(pass('apart'), null, 2),
  });
  const { definition, locate, source } = machine('serverless.yml');

  expect(JSON.parse(definition)).toEqual(pass('apart'));
  expect(place(locate('/States/End'))).toBe('order.asl.json:5:5');
  expect(source.definitionFile).toBe(`${folder}/order.asl.json`);
});

test('a definition with an intrinsic function, or with #{…}, goes through Fn::Sub as a whole', () => {
  const load = (more: string) =>
    project({
      'serverless.yml': service(`order:
  definition:
    Comment: \${AWS::Region}
    StartAt: End
    States: { End: { Type: Succeed, Comment: ${more} } }`),
    }).definition('serverless.yml');
  const comments = (more: string) => {
    const { Comment, States } = load(more) as { Comment: string; States: { End: { Comment: string } } };
    return [Comment, States.End.Comment];
  };

  expect(comments('plain')).toEqual(['${AWS::Region}', 'plain']);
  expect(comments('!Ref AWS::Partition')).toEqual(['us-east-1', 'aws']);
  expect(comments('"#{AWS::AccountId}"')).toEqual(['us-east-1', '123456789012']);
});

test('configureTaskTimeouts gives a task the time limit of its function', () => {
  const { definition } = project({
    'serverless.yml': service(
      `order:
  configureTaskTimeouts: true
  definition:
    StartAt: All
    States:
      All:
        Type: Parallel
        End: true
        Branches:
          - { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt [a, Arn], End: true } } }
          - { StartAt: B, States: { B: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: !GetAtt BLambdaFunction.Arn }, End: true } } }
          - { StartAt: C, States: { C: { Type: Task, Resource: !GetAtt [a, Arn], TimeoutSeconds: 1, End: true } } }`,
      'functions: { a: { handler: a.b, timeout: 12 }, b: { handler: a.b } }',
    ),
  });
  const { Branches } = (definition('serverless.yml') as { States: { All: { Branches: { States: object }[] } } }).States
    .All;

  expect(
    Branches.map(({ States }) =>
      Object.values(States).map((state: { TimeoutSeconds?: number }) => state.TimeoutSeconds),
    ),
  ).toEqual([[12], [6], [1]]);
});

test('rejects a definition that is no map, and keeps tokens that nothing replaces', () => {
  const load = (definition: string) => project({ 'serverless.yml': service(`order: { definition: ${definition} }`) });

  expect([load('[a]').refusal('serverless.yml'), load('5').refusal('serverless.yml')]).toEqual([
    'serverless.yml:9:26: The definition of order is a list, not a map.',
    'serverless.yml:9:26: The definition of order is a number, not a map.',
  ]);
  const text = '{ Comment: "a ${Token}", StartAt: E, States: {} }';
  expect(load(text).definition('serverless.yml', { substitutions: { Token: 'b' } })).toMatchObject({ Comment: 'a b' });
  expect(load(text).definition('serverless.yml')).toMatchObject({ Comment: 'a ${Token}' });
});
