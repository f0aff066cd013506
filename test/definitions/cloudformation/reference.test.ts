import { project, unresolvedOf } from '../support/project';
import { template } from './template';

const values: readonly (readonly [expression: string, value: unknown, unresolved?: string])[] = [
  ['!Ref AWS::Region', 'us-east-1'],
  ['!Ref AWS::AccountId', '123456789012'],
  ['!Ref AWS::Partition', 'aws'],
  ['!Ref AWS::URLSuffix', 'amazonaws.com'],
  ['!Ref AWS::NoValue', undefined],
  ['!Ref AWS::StackName', 'stack', 'Ref AWS::StackName => stack (generated)'],
  ['!Ref Stage', 'dev'],
  ['!Ref Zones', ['a', 'b', 'c']],
  ['!Ref Nobody', 'Nobody', 'Ref Nobody => Nobody (unknown)'],
  ['!Ref Secret', 'Secret', 'Ref Secret => Secret (unknown)'],
  ['!Ref Hello', 'Hello', 'Ref Hello => Hello (generated)'],
  ['!Ref Named', 'dev-named'],
  [
    '!Ref Orders',
    'https://sqs.us-east-1.amazonaws.com/123456789012/Orders',
    'Ref Orders => https://sqs.us-east-1.amazonaws.com/123456789012/Orders (generated)',
  ],
  [
    '!Ref News',
    'arn:aws:sns:us-east-1:123456789012:News',
    'Ref News => arn:aws:sns:us-east-1:123456789012:News (generated)',
  ],
  ['!Ref Helo', 'Helo', 'Ref Helo => Helo (unknown)'],
  ['!Ref AWS::NotificationARNs', []],
  [
    '!Ref AWS::StackId',
    'arn:aws:cloudformation:us-east-1:123456789012:stack/stack/00000000-0000-0000-0000-000000000000',
    'Ref AWS::StackId => arn:aws:cloudformation:us-east-1:123456789012:stack/stack/00000000-0000-0000-0000-000000000000 (generated)',
  ],
];

test.each(values.map(([expression, value, unresolved]) => ({ expression, value, unresolved })))(
  '$expression',
  ({ expression, value, unresolved }) => {
    const loaded = project({ 'template.yaml': template(expression) }).machine('template.yaml');

    expect((JSON.parse(loaded.definition) as { Comment?: unknown }).Comment).toEqual(value);
    expect(unresolvedOf(loaded)).toEqual(unresolved === undefined ? [] : [unresolved]);
  },
);

test('a misspelt name is unknown, with the name that was meant', () => {
  const { unresolved } = project({ 'template.yaml': template('!Ref Helo') }).machine('template.yaml');

  expect(unresolved.map(({ reason }) => reason)).toEqual([
    'the template has no parameter or resource Helo (did you mean Hello?)',
  ]);
});

test('a given value goes before the default; a list may be given as one, or with commas', () => {
  const { definition } = project({ 'template.yaml': template('{ zones: !Ref Zones, stage: !Ref Stage }') });
  const comment = (parameters: Record<string, string | readonly string[]>) =>
    (definition('template.yaml', { parameters }) as { Comment: unknown }).Comment;

  expect([comment({ Zones: ['x', ' y'], Stage: 'prod' }), comment({ Zones: 'x , y' })]).toEqual([
    { zones: ['x', 'y'], stage: 'prod' },
    { zones: ['x', 'y'], stage: 'dev' },
  ]);
});

test('pseudo parameters follow the region', () => {
  const { definition } = project({
    'template.yaml': template('!Sub "${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId}"'),
  });

  expect(definition('template.yaml', { region: 'cn-north-1', account: '111122223333' })).toMatchObject({
    Comment: 'aws-cn amazonaws.com.cn cn-north-1 111122223333',
  });
});
