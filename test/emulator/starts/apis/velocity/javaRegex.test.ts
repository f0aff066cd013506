import { javaRegex } from '../../../../../src/emulator/starts/apis/velocity/javaRegex';

// Source: java.util.regex.Pattern, "Summary of regular-expression constructs".
test.each([
  ["\\'", "it\\'s", ["'"]],
  ['[\\[\\]"]', '["a"]', ['[', '"', '"', ']']],
  ['\\Qa.b\\E+', 'a.bb axb', ['a.bb']],
  ['\\s', 'a\u00a0b c', [' ']],
  ['\\h+', 'a\u00a0 \nb', ['\u00a0 ']],
  ['\\R', 'a\r\nb\nc', ['\r\n', '\n']],
  ['\\p{Alpha}+', 'ab1ü', ['ab']],
  ['\\P{Digit}', '1a2', ['a']],
  ['[\\p{Punct}]', 'a-b_', ['-', '_']],
  ['\\p{L}', '1ü', ['ü']],
  ['(?i)ORDER', 'Order', ['Order']],
  ['a$', 'a\n', ['a']],
  ['a\\Z', 'a\n', ['a']],
  ['a\\z', 'a\n', []],
  ['\\Aa', 'aa', ['a']],
  ['a{2}}', 'aa}', ['aa}']],
  ['(a)(b)?\\1', 'aa', ['aa']],
  ['x|^$', '', ['']],
  ['.', '😀', ['😀']],
  ['[^]]', ']a', ['a']],
])('%j in %j', (regex, text, found) => {
  expect(text.match(javaRegex(regex, text.length)) ?? []).toEqual(found);
});

test.each([
  ['a++', 'is possessive'],
  ['[a-z&&[^b]]', 'has a nested class'],
  ['[a[b]]', 'has a nested class'],
  ['\\p{InGreek}', 'has \\p{InGreek}'],
  ['\\G', 'has \\G'],
  ['a\\', 'ends with a backslash'],
  ['(', 'is not one of Java'],
  ['(a*)*b', 'could take seconds'],
])('%j is an error', (regex, message) => {
  expect(() => javaRegex(regex, 100)).toThrow(message);
});
