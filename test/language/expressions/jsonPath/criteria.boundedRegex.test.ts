import { boundedRegex } from '../../../../src/language/expressions/jsonPath/criteria';

test('matches the whole text only', () => {
  const matches = boundedRegex('a|b+', false);
  expect([matches('a'), matches('bb'), matches('ab'), matches('A')]).toEqual([true, true, false, false]);
});

test('ignores case when asked to', () => {
  expect(boundedRegex('a', true)('A')).toBe(true);
});

test('keeps no state between tests', () => {
  const matches = boundedRegex('.', false);
  expect([matches('x'), matches('x'), matches('😀')]).toEqual([true, true, true]);
});

test('gives up instead of hanging', () => {
  expect(() => boundedRegex('(x+x+)+y', false)('x'.repeat(100))).toThrow('took more than 450 ms');
});

test.each(['\\Qa\\E', '\\Aa', '(?i)a', 'a++', '\\h', '['])('rejects %s, which JavaScript does not know', (source) => {
  expect(() => boundedRegex(source, false)).toThrow(SyntaxError);
});
