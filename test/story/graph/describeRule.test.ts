import { describeRule } from '../../../src/story/graph/describeRule';

test.each([
  [{ Variable: '$.a', NumericGreaterThan: 1000, Next: 'N' }, '$.a > 1000'],
  [{ Variable: '$.a', StringEquals: 'x', Next: 'N' }, '$.a = "x"'],
  [{ Variable: '$.a', TimestampLessThanEqualsPath: '$.b', Next: 'N' }, '$.a ≤ $.b'],
  [{ Variable: '$.a', StringMatches: 'log-*', Next: 'N' }, '$.a matches "log-*"'],
  [{ Variable: '$.a', IsPresent: true, Next: 'N' }, '$.a is present'],
  [{ Variable: '$.a', IsNull: false, Next: 'N' }, '$.a is not null'],
  [{ Variable: '$.a', BooleanEquals: true, Next: 'N' }, '$.a = true'],
  [{ Not: { Variable: '$.a', NumericLessThan: 1 }, Next: 'N' }, 'not ($.a < 1)'],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        {
          Or: [
            { Variable: '$.b', NumericEquals: 1 },
            { Variable: '$.b', NumericEquals: 2 },
          ],
        },
      ],
      Next: 'N',
    },
    '$.a is present and ($.b = 1 or $.b = 2)',
  ],
  [{ Condition: '{% $states.input.a > 1 %}', Next: 'N' }, '$states.input.a > 1'],
  [{ Next: 'N' }, '?'],
  [{ And: ['x'], Next: 'N' }, '?'],
  [{ Variable: 7, IsNull: true }, '?'],
])('%j is %s', (rule, text) => {
  expect(describeRule(rule as never)).toBe(text);
});
