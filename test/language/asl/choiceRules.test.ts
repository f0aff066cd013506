import { choiceOperators, innerRules } from '../../../src/language/asl/choiceRules';

test('there are 39 operators', () => {
  expect(choiceOperators).toHaveLength(39);
  expect(choiceOperators).toEqual(
    expect.arrayContaining([
      'StringEquals',
      'TimestampLessThanEqualsPath',
      'StringMatches',
      'BooleanEqualsPath',
      'IsNull',
    ]),
  );
});

test('rules inside And, Or and Not are found with their place', () => {
  expect(innerRules({ And: [1, 2], Or: 'x', Not: { a: 1 } })).toEqual([
    { steps: ['And', 0], rule: 1 },
    { steps: ['And', 1], rule: 2 },
    { steps: ['Not'], rule: { a: 1 } },
  ]);
});
