import { javaUtf8 } from '../../src/util/javaText';

test('text becomes UTF-8', () => {
  expect(javaUtf8('é😀').toString('hex')).toBe('c3a9f09f9880');
});

test('half of a surrogate pair becomes a question mark', () => {
  expect(javaUtf8('a\ud800b').toString()).toBe('a?b');
});
