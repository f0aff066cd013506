import { MappedText } from '../../../src/definitions/source/MappedText';
import { findJsonExtra, parseJsonSource } from '../../../src/definitions/source/parseJsonSource';
import type { SourceNode } from '../../../src/definitions/source/SourceNode';
import { formatPosition } from '../../../src/util/Position';

const lines = (text: string): MappedText => MappedText.lines(text, { file: 'f', line: 1, column: 1 });

/** A node as data, with places. */
function plain(node: SourceNode): unknown {
  const place = formatPosition(node.at);
  switch (node.kind) {
    case 'list':
      return [place, node.items.map(plain)];
    case 'map':
      return [place, node.entries.map(({ key, keyAt, value }) => [key, formatPosition(keyAt), plain(value)])];
    case 'scalar':
      return [place, node.value, node.raw];
    case 'text':
      return [place, node.text.toString(), formatPosition(node.text.positionAt(0))];
    case 'none':
      return [place];
  }
}

test('reads every kind of value with its place', () => {
  const text = '{ "a": [1.50, null, true],\n  "b\\u0041": {"c": "x\\ny"} // said\n,\n "": "", }';
  expect(plain(parseJsonSource(lines(text)))).toEqual([
    'f:1:1',
    [
      [
        'a',
        'f:1:3',
        [
          'f:1:8',
          [
            ['f:1:9', 1.5, '1.50'],
            ['f:1:15', null, 'null'],
            ['f:1:21', true, 'true'],
          ],
        ],
      ],
      ['bA', 'f:2:3', ['f:2:14', [['c', 'f:2:15', ['f:2:20', 'x\ny', 'f:2:21']]]]],
      ['', 'f:4:2', ['f:4:6', '', 'f:4:7']],
    ],
  ]);
});

test('a duplicate name is two entries', () => {
  expect(plain(parseJsonSource(lines('{"a":1,"a":2}')))).toEqual([
    'f:1:1',
    [
      ['a', 'f:1:2', ['f:1:6', 1, '1']],
      ['a', 'f:1:8', ['f:1:12', 2, '2']],
    ],
  ]);
});

test.each([
  ['', 'f:1:1: The file is empty.'],
  ['  \n', 'f:1:1: The file is empty.'],
  ['{"a" 1}', 'f:1:6: A colon is expected here, before "1}".'],
  ['{"a": 1 "b": 2}', 'f:1:9: A comma is expected here, before "\\"b\\": 2}".'],
  ['{a: 1}', 'f:1:2: JSON does not have this value, before "a: 1}".'],
  ['{"a": }', 'f:1:7: A value is expected here, before "}".'],
  ['[1', 'f:1:3: A closing bracket is expected here.'],
  ['{"a": 1', 'f:1:8: A closing brace is expected here.'],
  ['["a]', 'f:1:2: A string is not closed, before "\\"a]".'],
  ['["\\x"]', 'f:1:2: JSON does not have this escape, before "\\"\\\\x\\"]".'],
  ['["\\u12"]', 'f:1:2: A \\u escape needs four hexadecimal digits, before "\\"\\\\u12\\"]".'],
  ['["a\tb"]', 'f:1:2: A control character must be escaped, before "\\"a\\tb\\"]".'],
  ['{} {}', 'f:1:4: The document ended before this, before "{}".'],
  ['// only a comment', 'f:1:18: A value is expected here.'],
  ['/* never', 'f:1:1: A comment is not closed, before "/* never".'],
  ['tru', 'f:1:1: JSON does not have this value, before "tru".'],
])('%j is an error', (text, message) => {
  expect(() => parseJsonSource(lines(text))).toThrow(expect.objectContaining({ message }));
});

test('nesting is limited, with the place of the value that is too deep', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJsonSource(lines(nested(400))).kind).toBe('list');
  expect(() => parseJsonSource(lines(nested(401)))).toThrow('f:1:401: Values are nested more than 400 deep here.');
});

test.each([
  ['{"a": [1]}', undefined],
  ['[1,]', { what: 'a trailing comma', at: { file: 'f', line: 1, column: 4 } }],
  ['{\n "a": 1, // c\n}', { what: 'a comment', at: { file: 'f', line: 2, column: 10 } }],
])('what JSON does not have in %j', (text, expected) => {
  expect(findJsonExtra(lines(text))).toEqual(expected);
});
