import type { Json } from '../../../src/util/json';
import { openDocument } from '../../../src/definitions/document/openDocument';

test.each<[string, Json, string]>([
  ['a: x # c\n', 'z', 'a: z # c\n'],
  ['a: "x"\n', 'y', 'a: "y"\n'],
  ["a: 'x'\n", "it's", "a: 'it''s'\n"],
  ['a: x\n', '12', 'a: "12"\n'],
  ['a: x\n', 'no', 'a: "no"\n'],
  ['a: x\n', '{% $a %}', 'a: "{% $a %}"\n'],
  ['a: x # c\nb: 1\n', { k: [1] }, 'a: # c\n  k:\n    - 1\nb: 1\n'],
  ['a: # c\n  k: 1\nb: 1\n', 5, 'a: 5 # c\nb: 1\n'],
  ['a:\nb: 1\n', 5, 'a: 5\nb: 1\n'],
  ['a: |\n  one\n  two\nb: 1\n', 'three', 'a: three\nb: 1\n'],
  ['a: x\nb: 1\n', 'one\ntwo\n', 'a: |\n  one\n  two\nb: 1\n'],
  ['a: [1, 2]\n', [3], 'a: [3]\n'],
  ['a: &x 1\n', 2, 'a: &x 2\n'],
])('%j set to %j', (text, value, expected) => {
  expect(openDocument(text, { file: 'a.yaml' }).edit([{ kind: 'set', path: ['a'], value }]).document.text).toBe(
    expected,
  );
});

test('a comment behind the last line of an old value stays a comment', () => {
  const text = 'a: # one\n  - 1\n  - 2 # two\nb: 1\n';
  const { document } = openDocument(text, { file: 'a.yaml' }).edit([
    { kind: 'set', path: ['a'], value: ['x', 'one\ntwo'] },
  ]);
  expect(document.text).toBe('a: # one\n  - x\n  - "one\\ntwo" # two\nb: 1\n');
});

test('a comment behind an empty definition does not become part of its last string', () => {
  const { document } = openDocument('{} # empty\n', { file: 'a.yaml' }).edit([
    { kind: 'set', path: ['a'], value: { b: 'one\n\n two\n' } },
  ]);
  expect([document.definition, document.text.endsWith(' # empty\n')]).toEqual([{ a: { b: 'one\n\n two\n' } }, true]);
});
