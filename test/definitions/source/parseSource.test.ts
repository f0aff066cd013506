import { MappedText } from '../../../src/definitions/source/MappedText';
import { looksLikeJson, parseSource } from '../../../src/definitions/source/parseSource';
import { renderJson } from '../../../src/definitions/source/renderJson';

function json(text: string, file = 'a'): string {
  const node = parseSource(MappedText.lines(text, { file, line: 1, column: 1 }), { dialect: 'definition' });
  return renderJson(node, { compact: true }).toString();
}

test.each([
  ['{}', true],
  [' \n\t[', true],
  ['// c\n /* d */ {', true],
  ['a: 1', false],
  ['# c\n{}', false],
  ['/* never closed {', false],
  ['', false],
])('%j looks like JSON: %s', (text, expected) => {
  expect(looksLikeJson(text)).toBe(expected);
});

test('what begins like JSON may be YAML, unless its name says otherwise', () => {
  expect(json('{ a: 1, b: [c] }')).toBe('{"a":1,"b":["c"]}');
  expect(() => json('{ a: 1 }', 'a.json')).toThrow('JSON does not have this value, before "a: 1 }".');
});

test('what is neither is told what is wrong with its JSON', () => {
  expect(() => json('{ "a": 1 "b": 2 }')).toThrow('a:1:10: A comma is expected here, before "\\"b\\": 2 }".');
});

test('a text of comments that never begins is looked at once', () => {
  expect(looksLikeJson('/**/ '.repeat(100_000))).toBe(false);
  expect(looksLikeJson('//\n'.repeat(100_000))).toBe(false);
});
