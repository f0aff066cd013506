import { project, unresolvedOf } from '../support/project';

/** A token in an expression, and the expression with what stands in for the token. */
const expressions: readonly (readonly [written: string, filled: string])[] = [
  ['{% ${Enabled} = true %}', '{% true = true %}'],
  ['{% false != ${Enabled} %}', '{% false != true %}'],
  ['{% ${Enabled} and $states.input.a %}', '{% true and $states.input.a %}'],
  ['{% ${Enabled} ? 1 : 2 %}', '{% true ? 1 : 2 %}'],
  ['{% $not(${Enabled}) %}', '{% $not(true) %}'],
  ['{% $states.input.n > ${Limit} %}', '{% $states.input.n > 1 %}'],
  ['{% [1..${Limit}] %}', '{% [1..1] %}'],
  ['{% ${Limit} * 2 %}', '{% 1 * 2 %}'],
  ["{% ${Stage} = 'prod' %}", "{% 'Stage' = 'prod' %}"],
  ["{% '${Stage}-orders' %}", "{% 'Stage-orders' %}"],
  ['{% "${Stage}-orders" %}', '{% "Stage-orders" %}'],
  ['{% ${Stage} & ${Name} %}', "{% 'Stage' & 'Name' %}"],
  ['{% $states.input.${Field} %}', '{% $states.input.Field %}'],
  ['{% $${Variable} %}', '{% $Variable %}'],
  ['{% ${QueueArn} %}', "{% 'arn:aws:sqs:us-east-1:123456789012:Queue' %}"],
  ['{% 1 %} ${Stage}', '{% 1 %} Stage'],
];

const definition = (output: string): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: { Type: 'Pass', Output: output, End: true } },
});

test.each(expressions)('%s', (written, filled) => {
  const { definition: load } = project({ 'a.asl.json': JSON.stringify(definition(written)) });

  expect(load('a.asl.json')).toEqual(definition(filled));
});

test.each(expressions)('in YAML: %s', (written, filled) => {
  const { definition: load } = project({
    'a.asl.yaml': `QueryLanguage: JSONata\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    Output: >-\n      ${written}\n    End: true\n`,
  });

  expect(load('a.asl.yaml')).toEqual(definition(filled));
});

test('a condition is a boolean, and seconds are a number', () => {
  const { machine } = project({
    'a.asl.json': JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Condition: '{% ${Enabled} %}', Next: 'B' }], Default: 'B' },
        B: { Type: 'Wait', Seconds: '{% ${Delay} %}', End: true },
      },
    }),
  });

  expect(unresolvedOf(machine('a.asl.json'))).toEqual(['${Enabled} => true (unknown)', '${Delay} => 1 (unknown)']);
});

test('a value that is given is put in as it is', () => {
  const { definition: load } = project({ 'a.asl.json': JSON.stringify(definition('{% ${Enabled} = true %}')) });

  expect(load('a.asl.json', { substitutions: { Enabled: 'false' } })).toEqual(definition('{% false = true %}'));
});

test('a parameter of a template', () => {
  const { definition: load } = project({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: { Enabled: { Type: String } }
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: a.asl.json, DefinitionSubstitutions: { Flag: !Ref Enabled } }
`,
    'a.asl.json': JSON.stringify(definition('{% ${Flag} = true %}')),
  });

  expect(load('template.yaml')).toEqual(definition('{% true = true %}'));
  expect(load('template.yaml', { parameters: { Enabled: 'false' } })).toEqual(definition('{% false = true %}'));
});
