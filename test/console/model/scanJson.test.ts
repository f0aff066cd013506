import { scanJson } from '../../../src/console/model/scanJson';

/** The place at the cursor `|`. */
function placeAt(marked: string): string {
  const offset = marked.indexOf('|');
  const { path, kind } = scanJson(marked.replace('|', '')).placeAt(offset);
  return `${kind} ${path.join('/')}`;
}

test('finds every string, with its role, its path and its quotes', () => {
  expect(scanJson('{"a": ["x", {"b\\n": "y"}], "c": 1}').texts).toEqual([
    { path: [], kind: 'name', text: 'a', start: 1, end: 4 },
    { path: ['a', 0], kind: 'value', text: 'x', start: 7, end: 10 },
    { path: ['a', 1], kind: 'name', text: 'b\n', start: 13, end: 18 },
    { path: ['a', 1, 'b\n'], kind: 'value', text: 'y', start: 20, end: 23 },
    { path: [], kind: 'name', text: 'c', start: 27, end: 30 },
  ]);
});

test.each([
  ['|', 'value '],
  ['{|', 'name '],
  ['{"a": |', 'value a'],
  ['{"a": 1, |}', 'name '],
  ['{"a": [1, |', 'value a/1'],
  ['{"a": [{"b": 2}, |', 'value a/1'],
  ['{"a": {"b": |}}', 'value a/b'],
  ['{"a": {"b": 1}|}', 'value a'],
  ['{"a": {"b": 1}, |}', 'name '],
  ['{"a" |}', 'name '],
  ['}]|', 'value '],
])('the place in %s is: %s', (marked, expected) => {
  expect(placeAt(marked)).toBe(expected);
});

test('an unclosed string ends with its line', () => {
  const { texts } = scanJson('{"a": "open\n "b": "\\q", "c');
  expect(texts.map(({ kind, text, start, end }) => [kind, text, start, end])).toEqual([
    ['name', 'a', 1, 4],
    ['value', 'open', 6, 11],
    ['value', 'b', 13, 16],
    ['value', '\\q', 18, 22],
    ['name', 'c', 24, 26],
  ]);
});
