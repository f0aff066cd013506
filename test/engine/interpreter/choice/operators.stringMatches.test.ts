import { stringMatches } from '../../../../src/engine/interpreter/choice/operators';

test.each([
  ['foo23.log', 'foo*.log', true],
  ['zebra.log', '*.log', true],
  ['foobar.zebra', 'foo*.*', true],
  ['log', 'log', true],
  ['logs', 'log', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['', '*', true],
  ['', '', true],
  ['a*b', 'a\\*b', true],
  ['axb', 'a\\*b', false],
  ['a\\b', 'a\\\\b', true],
  ['a\\xb', 'a\\\\*b', true],
  ['a.b', 'a?b', false],
  ['abcabc', '*abc', true],
  ['xaybz', '*a*b*', true],
  ['xbyaz', '*a*b*', false],
])('%p matches %p: %p', (text, pattern, expected) => {
  expect(stringMatches(text, pattern)).toBe(expected);
});

test('matches many stars on a long string fast', () => {
  expect(stringMatches('a'.repeat(50_000), `${'*a'.repeat(500)}*b`)).toBe(false);
});
