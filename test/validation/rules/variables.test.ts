import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { variableReferences } from '../../../src/validation/rules/variables';
import { block, lambda, pass } from './diagnose';

function referencesIn(States: object, rest: object = {}): ReturnType<typeof variableReferences> {
  return variableReferences({ StartAt: 'S', ...rest, States } as unknown as StateMachineDefinition);
}

test('paths, members and arguments count, by state, sorted', () => {
  expect(
    referencesIn({
      A: { ...pass, InputPath: '$zebra', OutputPath: '$apple.x', Assign: { 'b.$': '$c', d: '$no' } },
      B: {
        ...pass,
        Parameters: { 'x.$': 'States.MathAdd(States.MathAdd($y, $x), $bias)', list: [{ 'q.$': '$q[0]' }] },
      },
      C: { Type: 'Choice', Choices: [{ And: [{ Variable: '$guess', StringEqualsPath: '$answer' }], Next: 'A' }] },
      D: { Type: 'Fail', ErrorPath: '$e', CausePath: "States.Format('{}', $c)" },
      E: { ...lambda, Catch: [{ ErrorEquals: ['A'], Next: 'A', Assign: { 'z.$': '$caught' } }] },
      F: { ...pass, Parameters: { bucketName: '$bucket' } },
    }),
  ).toEqual({
    A: ['apple', 'c', 'zebra'],
    B: ['bias', 'q', 'x', 'y'],
    C: ['answer', 'guess'],
    D: ['c', 'e'],
    E: ['caught'],
  });
});

test('a Map has what its own fields read, its states have theirs', () => {
  expect(
    referencesIn({
      M: {
        Type: 'Map',
        ItemsPath: '$items',
        MaxConcurrencyPath: '$max',
        ItemSelector: { 'a.$': 'States.Format($template, $$.Map.Item.Value)' },
        ItemProcessor: block('P', { ...pass, Parameters: { 'q.$': '$question' } }),
        End: true,
      },
    }),
  ).toEqual({ M: ['items', 'max', 'template'], P: ['question'] });
});

test('the free names of JSONata expressions count, as written', () => {
  const A = {
    ...pass,
    Output: { a: '{% $z + $sum($states.input.y) %}', b: ['{% ($local := 1; $local + $x + $z) %}'] },
  };
  expect(referencesIn({ A }, { QueryLanguage: 'JSONata' })).toEqual({ A: ['z', 'x'] });
});

test('without reads, the list is empty', () => {
  expect(referencesIn({ A: { ...pass, Assign: { a: 1 } } })).toBeUndefined();
});
