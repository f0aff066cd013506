import type { JsonObject } from '../../../../src/util/json';
import { convertOne } from './support/convertOne';

test.each<[JsonObject, string]>([
  [{ Variable: '$.a', IsPresent: true }, '$exists($states.input.a)'],
  [
    { Variable: '$.a', StringEquals: 'x' },
    '($assert($exists($states.input.a), "not so: $exists($states.input.a)"); $states.input.a = "x")',
  ],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        { Variable: '$.a', NumericGreaterThan: 1 },
      ],
    },
    '$exists($states.input.a) and ($type($states.input.a) = "number" and $states.input.a > 1)',
  ],
  [
    { Not: { Variable: '$v', IsNull: true } },
    '$not(($assert($exists($v), "not so: $exists($v)"); $type($v) = "null"))',
  ],
  [
    {
      And: [
        { Variable: '$.a', IsPresent: true },
        { Variable: '$.a', StringMatches: 'a*\\*' },
      ],
    },
    '$exists($states.input.a) and ($type($states.input.a) = "string" and $contains($states.input.a, /^a[\\s\\S]*\\u002a$/))',
  ],
])('%j as a condition', (rule, condition) => {
  const { state } = convertOne({ Type: 'Choice', Choices: [{ ...rule, Next: 'Done' }], Default: 'Other' });
  expect(state).toEqual({
    Type: 'Choice',
    Choices: [{ Condition: `{% ${condition} %}`, Next: 'Done' }],
    Default: 'Other',
  });
});
