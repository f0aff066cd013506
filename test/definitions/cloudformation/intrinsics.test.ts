import { project, unresolvedOf } from '../support/project';
import { template } from './template';

const values: readonly (readonly [expression: string, value: unknown, unresolved?: string])[] = [
  ['!GetAtt Named.Arn', 'arn:aws:lambda:us-east-1:123456789012:function:dev-named'],
  [
    '{ Fn::GetAtt: [Hello, Arn] }',
    'arn:aws:lambda:us-east-1:123456789012:function:Hello',
    'Fn::GetAtt Hello.Arn => arn:aws:lambda:us-east-1:123456789012:function:Hello (generated)',
  ],
  [
    '!GetAtt Table.Arn',
    'arn:aws:dynamodb:us-east-1:123456789012:table/Table',
    'Fn::GetAtt Table.Arn => arn:aws:dynamodb:us-east-1:123456789012:table/Table (generated)',
  ],
  [
    '!GetAtt Thing.Arn',
    'arn:aws:rare:us-east-1:123456789012:Thing',
    'Fn::GetAtt Thing.Arn => arn:aws:rare:us-east-1:123456789012:Thing (generated)',
  ],
  ['!GetAtt Thing.Some.Value', 'Thing-Some-Value', 'Fn::GetAtt Thing.Some.Value => Thing-Some-Value (generated)'],
  [
    '!GetAtt Nothing.Arn',
    'arn:aws:lambda:us-east-1:123456789012:function:Nothing',
    'Fn::GetAtt Nothing.Arn => arn:aws:lambda:us-east-1:123456789012:function:Nothing (unknown)',
  ],
  ['!Sub "${Stage}/${AWS::Region}/${!Literal}"', 'dev/us-east-1/${Literal}', '${Literal} => ${Literal} (unknown)'],
  ['!Sub ["${A}-${Stage}", { A: !Ref AWS::Region }]', 'us-east-1-dev'],
  ['!Sub "${Named.Arn}"', 'arn:aws:lambda:us-east-1:123456789012:function:dev-named'],
  ['!Join ["-", [a, !Ref Stage, 3]]', 'a-dev-3'],
  ['!Join [",", !Ref Zones]', 'a,b,c'],
  ['!Select [1, !Ref Zones]', 'b'],
  ['!Select ["2", !Split ["/", "x/y/z"]]', 'z'],
  ['!Select [5, !Split [":", !GetAtt Hello.Arn]]', 'function', 'Fn::GetAtt Hello.Arn => function (generated)'],
  ['!If [IsProd, big, little]', 'little'],
  ['!If [Either, yes-sir, no-sir]', 'yes-sir'],
  ['!If [Both, a, !Ref "AWS::NoValue"]', undefined],
  ['!FindInMap [Sizes, !Ref Stage, name]', 'small'],
  ['!FindInMap [Sizes, prod, memory]', 1024],
  ['!FindInMap [Sizes, other, name, { DefaultValue: none }]', 'none'],
  [
    '!ImportValue shared-OrdersArn',
    'arn:aws:lambda:us-east-1:123456789012:function:shared-Orders',
    'Fn::ImportValue shared-OrdersArn => arn:aws:lambda:us-east-1:123456789012:function:shared-Orders (unknown)',
  ],
  ['!Base64 hello', 'aGVsbG8='],
  ['!Length { Ref: Zones }', 3],
  ['!ToJsonString { a: [1, !Ref Stage] }', '{"a":[1,"dev"]}'],
  ['!Select [0, !GetAZs ""]', 'us-east-1a'],
  ['!Cidr [10.0.0.0/16, 1, 8]', 'Cidr', 'Fn::Cidr => Cidr (unknown)'],
  ['"{{resolve:ssm:/orders/table:1}}"', 'table', '{{resolve:ssm:/orders/table:1}} => table (unknown)'],
];

test.each(values.map(([expression, value, unresolved]) => ({ expression, value, unresolved })))(
  '$expression',
  (one) => {
    const { expression, value, unresolved } = one;
    const loaded = project({ 'template.yaml': template(expression) }).machine('template.yaml');

    expect((JSON.parse(loaded.definition) as { Comment?: unknown }).Comment).toEqual(value);
    expect(unresolvedOf(loaded)).toEqual(unresolved === undefined ? [] : [unresolved]);
  },
);

test('parameters that are given go before defaults, and decide conditions', () => {
  const { definition } = project({
    'template.yaml': template('!Sub ["${A} ${Stage}", { A: !If [IsProd, big, little] }]'),
  });

  expect(definition('template.yaml', { parameters: { Stage: 'prod' } })).toMatchObject({ Comment: 'big prod' });
});

test('uses region and account in every ARN, and derives the partition', () => {
  const { definition } = project({ 'template.yaml': template('!GetAtt Hello.Arn') });

  expect(definition('template.yaml', { region: 'cn-north-1', account: '111122223333' })).toMatchObject({
    Comment: 'arn:aws-cn:lambda:cn-north-1:111122223333:function:Hello',
  });
});

test('decides a condition on unknown values by the stub, and notes it', () => {
  const text = template('!If [IsProd, a, b]').replace('Type: String, Default: dev', 'Type: String');
  const { machines, notes } = project({ 'template.yaml': text }).load('template.yaml');

  expect(machines).toHaveLength(1);
  expect(notes.map(({ message, line }) => [message, line])).toEqual([
    [
      'A condition compares Ref Stage, which has no value here (the parameter Stage has no default), so its stub is compared.',
      12,
    ],
  ]);
});

const refusals: readonly (readonly [expression: string, message: string])[] = [
  ['!Join [a]', '35:24: Fn::Join cannot take 1 arguments here.\n  Write Fn::Join: [delimiter, [value, value]].'],
  [
    '!Join [a, b]',
    '35:28: Fn::Join cannot take anything but a list here.\n  Write Fn::Join: [delimiter, [value, value]].',
  ],
  [
    '!Sub { a: b }',
    '35:23: Fn::Sub cannot take anything but a string here.\n  Write Fn::Sub: "…${Name}…" or Fn::Sub: ["…${Name}…", { Name: value }].',
  ],
  [
    '!Sub "${Zones}"',
    '35:24: Fn::Sub cannot take a list here.\n  Write Fn::Sub: "…${Name}…" or Fn::Sub: ["…${Name}…", { Name: value }].',
  ],
  ['!Select [3, !Ref Zones]', '35:27: The list has 3 items, but no item 3.'],
  ['!If [IsProt, a, b]', '35:23: The template has no condition IsProt.\n  Did you mean IsProd?'],
  [
    '!FindInMap [Sizes, devv, name]',
    '35:37: Mappings has no Sizes.devv.name: there is no "devv".\n  Did you mean dev?',
  ],
];

test.each(refusals)('rejects %s', (expression, message) => {
  expect(project({ 'template.yaml': template(expression) }).refusal('template.yaml')).toBe(`template.yaml:${message}`);
});

describe('rejects circular references with the whole circle', () => {
  test('conditions', () => {
    const text = `
Conditions:
  A: !Condition B
  B: !Not [!Condition A]
Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Condition: A
    Properties: { DefinitionString: "{}" }
`;
    expect(project({ 'template.yaml': text }).refusal('template.yaml')).toBe(
      'template.yaml:3:6: The template refers to itself in a circle: Condition A → Condition B → Condition A.',
    );
  });

  test('names of resources', () => {
    const text = `
Resources:
  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref B } }
  B: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt A.QueueName } }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties: { DefinitionString: !Sub '{"Comment": "\${A}", "StartAt": "E", "States": {}}' }
`;
    expect(project({ 'template.yaml': text }).refusal('template.yaml')).toBe(
      'template.yaml:4:56: The template refers to itself in a circle: A → B → A.',
    );
  });
});
