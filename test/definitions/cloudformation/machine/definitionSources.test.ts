import { pass } from '../../support/pass';
import { project, unresolvedOf } from '../../support/project';
import { machine } from '../machine';

const asl = JSON.stringify(pass('from a file'));

describe('forms of a definition', () => {
  const forms: Record<string, string> = {
    DefinitionString: `DefinitionString: '${asl}'`,
    'DefinitionString with Fn::Sub': `DefinitionString: !Sub '${asl.replace('from a', 'from ${Article}')}'`,
    'DefinitionString with Fn::Sub and a map': `DefinitionString: !Sub ['${asl.replace('file', '${F}')}', { F: file }]`,
    'DefinitionString with Fn::Join': `DefinitionString: !Join ["\\n", ['{"Comment": "from a file", "StartAt": "End",', '"States": {"End": {"Type": "Succeed"}}}']]`,
    Definition: `Definition: ${asl}`,
    'Definition with AWS::Include': `Definition: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: order.asl.json } } }`,
    DefinitionS3Location: 'DefinitionS3Location: ./order.asl.json',
  };

  test.each(Object.entries(forms))('%s', (_, properties) => {
    const template = `Parameters: { Article: { Type: String, Default: a } }\n${machine(properties)}`;
    const { definition } = project({ 'template.yaml': template, 'order.asl.json': asl });

    expect(definition('template.yaml')).toEqual(pass('from a file'));
  });
});

test('keeps and lists tokens that DefinitionSubstitutions does not have', () => {
  const { machine: load } = project({
    'template.yaml': machine('DefinitionSubstitutions: { A: x }\nDefinitionS3Location: order.asl.json'),
    'order.asl.json': asl.replace('a file', '${A} and ${B}'),
  });
  const loaded = load('template.yaml');

  expect(JSON.parse(loaded.definition)).toEqual(pass('from x and ${B}'));
  expect(unresolvedOf(loaded)).toEqual(['${B} => ${B} (unknown)']);
});

describe('DefinitionSubstitutions that hold tokens', () => {
  const loaded = (substitutions: string) =>
    project({
      'template.yaml': machine(`DefinitionSubstitutions: ${substitutions}\nDefinitionS3Location: order.asl.json`),
      'order.asl.json': asl.replace('a file', '${A}'),
    });

  test('are substituted until no token is left', () => {
    expect(loaded('{ B: "y${C}", A: "x${B}", C: "z" }').definition('template.yaml')).toEqual(pass('from xyz'));
    expect(loaded('{ A: "x${B}" }').definition('template.yaml')).toEqual(pass('from x${B}'));
  });

  test('use a given value', () => {
    const options = { substitutions: { B: 'y' } };

    expect(loaded('{ A: "x${B}" }').definition('template.yaml', options)).toEqual(pass('from xy'));
  });

  test('throw when they are circular', () => {
    expect(loaded('{ A: "${B}", B: "x${A}" }').refusal('template.yaml')).toBe(
      'template.yaml:5:32: The substitutions refer to each other in a circle: A, B.',
    );
  });
});

describe('lists a machine whose definition is not available, with the reason', () => {
  const reasons: Record<string, [properties: string, message: string]> = {
    'an object in S3': [
      'DefinitionS3Location: { Bucket: code, Key: a.json }',
      'The definition of Order is in S3 (s3://code/a.json), which is not read.',
    ],
    'a path that nobody knows': [
      'DefinitionS3Location: !Sub "${Folder}/a.json"',
      'The location of the definition of Order depends on ${Folder}: the parameter Folder has no default.',
    ],
  };

  test.each(Object.entries(reasons))('%s', (_, [properties, message]) => {
    const template = `Parameters: { Folder: { Type: String } }\n${machine(properties)}`;
    const { load } = project({ 'template.yaml': template });
    const { machines, unavailable } = load('template.yaml');

    expect(machines).toEqual([]);
    expect(unavailable.map(({ name, error }) => [name, error.reason])).toEqual([['Order', message]]);
  });

  test('a false condition', () => {
    const template = `Conditions: { Never: !Equals [a, b] }
Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Condition: Never
    Properties: { DefinitionString: '${asl}' }
`;
    const [unavailable] = project({ 'template.yaml': template }).load('template.yaml').unavailable;

    expect(unavailable?.error.reason).toBe(
      'The condition Never of Order does not hold: with these parameters AWS would not deploy it.',
    );
  });

  test('strict makes it an error', () => {
    const template = machine('DefinitionS3Location: { Bucket: code, Key: a.json }');

    expect(project({ 'template.yaml': template }).refusal('template.yaml', { strict: true })).toBe(
      'template.yaml:5:29: The definition of Order is in S3 (s3://code/a.json), which is not read.\n' +
        '  Name the template before it was packaged, or the definition file itself.',
    );
  });
});

test.each([
  [
    'DefinitionString: { a: b }',
    '5:25: The DefinitionString of Order is a map, not a string.\n  Write the states as a string, or rename the property to Definition.',
  ],
  ['Definition: [a]', '5:19: The Definition of Order is a list, not a map.'],
  [
    'RoleArn: r',
    '2:3: Order has no definition.\n  Write one of Definition, DefinitionString, DefinitionS3Location, DefinitionUri.',
  ],
  [
    'Definition: {}\nDefinitionString: x',
    '6:7: Order has both Definition and DefinitionString.\n  Keep one of the two.',
  ],
  [
    'DefinitionString: x\nDefinitionSubstitutions: { A: [1] }',
    '6:37: The substitution A is a list: only a string can be inserted into a string.',
  ],
])('rejects %j', (properties, message) => {
  expect(project({ 'template.yaml': machine(properties) }).refusal('template.yaml')).toBe(`template.yaml:${message}`);
});

test('numbers are substituted as they are, and dynamic references become stubs', () => {
  const { machine: load } = project({
    'template.yaml': machine(
      'DefinitionSubstitutions: { N: 5, A: !Ref AWS::Region }\nDefinitionS3Location: order.asl.json',
    ),
    'order.asl.json':
      '{"Comment": "${A} {{resolve:ssm:/shop/word:2}}", "StartAt": "E", "TimeoutSeconds": ${N}, "States": {}}',
  });
  const loaded = load('template.yaml');

  expect(JSON.parse(loaded.definition)).toEqual({
    Comment: 'us-east-1 word',
    StartAt: 'E',
    TimeoutSeconds: 5,
    States: {},
  });
  expect(unresolvedOf(loaded)).toEqual(['{{resolve:ssm:/shop/word:2}} => word (unknown)']);
});
