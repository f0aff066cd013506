import { writingPlaceAt } from '../../../src/console/model/writingPlaceAt';
import type { DefinitionDocument } from '../../../src/definitions/document/DefinitionDocument';
import { openDocument } from '../../../src/definitions/document/openDocument';

function placeAt(marked: string, file: string) {
  const offset = marked.indexOf('|');
  const open = (text: string): DefinitionDocument => openDocument(text, { file });
  const text = marked.replace('|', '');
  const place = writingPlaceAt(open(text), offset, open);
  if (place === undefined) return undefined;
  const { path, canName, canHold, hasColon, from, to, write } = place;
  const part = [canName ? 'name' : '', canHold ? 'value' : '', hasColon ? 'colon' : ''].filter((word) => word !== '');
  return [path.join('/'), part.join(' '), text.slice(from, to), write('a: b')];
}

test.each([
  ['{|', ['', 'name', '', '"a: b"']],
  ['{"a": |', ['a', 'value', '', '"a: b"']],
  ['{"a": "x|y", "b": 1}', ['a', 'value', '"xy"', '"a: b"']],
  ['{"x|": 1}', ['', 'name colon', '"x"', '"a: b"']],
  ['{"a": [1, |', ['a/1', 'value', '', '"a: b"']],
  ['{"a": [{"b": 2}, {|', ['a/1', 'name', '', '"a: b"']],
  ['{"a": {"b": 1}, |}', ['', 'name', '', '"a: b"']],
  ['{"a": fa|}', ['a', 'value', 'fa', '"a: b"']],
  ['{"a": |"x"}', undefined],
  ['{"a": "x"|}', undefined],
])('in JSON: %s', (marked, expected) => {
  expect(placeAt(marked, 'a.json')).toEqual(expected);
});

test.each([
  ['a:\n  |', ['a', 'name value', '', '"a: b"']],
  ['a:\n  b: 1\n  |', ['a', 'name', '', '"a: b"']],
  ['a:\n  x|\n  b: 1', ['a', 'name', 'x', '"a: b"']],
  ['a:\n  x|: 1', ['a', 'name colon', 'x', '"a: b"']],
  ['a: x|\nb: 1', ['a', 'value', 'x', '"a: b"']],
  ["a: '|'", ['a', 'value', "''", "'a: b'"]],
  ['a:\n  - |', ['a/0', 'name value', '', '"a: b"']],
  ['a:\n  - b: 1\n    |', ['a/0', 'name', '', '"a: b"']],
  ['a: [x, |]', ['a/1', 'value', '', '"a: b"']],
  ['a: {|}', ['a', 'name', '', '"a: b"']],
  ['a: |', ['a', 'value', '', '"a: b"']],
  ['a:|', undefined],
  ['a: 1 # |', undefined],
])('in YAML: %j', (marked, expected) => {
  expect(placeAt(marked, 'a.yaml')).toEqual(expected);
});
