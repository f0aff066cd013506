import { diagnoseState, pass, warning } from './diagnose';

const options = { severity: 'WARNING' } as const;

test('a Result does not evaluate anything', () => {
  expect(diagnoseState({ ...pass, Result: { a: 1, b: [{ 'c.$': '$.c' }], 'd.$': 'plain' } }, options)).toEqual([
    warning(
      'PASS_RESULT_IS_STATIC',
      "The value of 'c.$' will not evaluate as a JSONPath or Intrinsic Function at runtime. " +
        "Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.",
      '/States/S/Result',
    ),
  ]);
});

test('a plain Result is fine', () => {
  expect(diagnoseState({ ...pass, Result: { a: '$.a' } }, options)).toEqual([]);
});
