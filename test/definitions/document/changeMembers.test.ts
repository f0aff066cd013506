import type { DocumentEdit } from '../../../src/definitions/document/DefinitionDocument';
import { openDocument } from '../../../src/definitions/document/openDocument';

function after(text: string, ...edits: DocumentEdit[]): string {
  return openDocument(text).edit(edits).document.text;
}

test.each<[string, DocumentEdit, string]>([
  ['{"a":1}', { kind: 'set', path: ['b'], value: 2 }, '{"a":1,"b":2}'],
  ['{ "a": 1 }', { kind: 'set', path: ['b'], value: 2, before: 'a' }, '{ "b": 2, "a": 1 }'],
  ['{}', { kind: 'set', path: ['b'], value: 2 }, '{\n  "b": 2\n}'],
  ['{\n\t"a": 1 // one\n}', { kind: 'set', path: ['b'], value: [1] }, '{\n\t"a": 1, // one\n\t"b": [\n\t\t1\n\t]\n}'],
  ['{\n  "a": 1,\n}', { kind: 'set', path: ['b'], value: 2 }, '{\n  "a": 1,\n  "b": 2,\n}'],
  ['{\r\n  "a": 1\r\n}', { kind: 'set', path: ['b'], value: 2 }, '{\r\n  "a": 1,\r\n  "b": 2\r\n}'],
  ['{"a": [1, 3]}', { kind: 'insert', path: ['a', 1], value: 2 }, '{"a": [1, 2, 3]}'],
  ['{"a": 1, /* b */ "b": 2, "c": 3}', { kind: 'remove', path: ['b'] }, '{"a": 1, "c": 3}'],
  ['{"a": 1, "b": 2}', { kind: 'remove', path: ['b'] }, '{"a": 1}'],
  // What follows on the line of a member must not become part of the comment above it.
  ['{"a": 1, // a\n  "b": 2, "c": 3}', { kind: 'remove', path: ['b'] }, '{"a": 1, // a\n  "c": 3}'],
  ['{"a": 1, // a\n  "b": 2 }', { kind: 'remove', path: ['b'] }, '{"a": 1 // a\n  }'],
  ['{"a": 1 // a\n  , "b": 2 }', { kind: 'remove', path: ['b'] }, '{"a": 1 // a\n   }'],
  ['{"a": 1,\n  // apart\n\n  "b": 2, "c": 3}', { kind: 'remove', path: ['b'] }, '{"a": 1,\n  // apart\n\n  "c": 3}'],
  ['{ "a": 1 }', { kind: 'remove', path: ['a'] }, '{}'],
  [
    '{\n  // A\n  "a": 1, // a\n\n  // B\n  "b": 2\n}',
    { kind: 'move', path: ['b'], to: 0 },
    '{\n  // B\n  "b": 2,\n\n  // A\n  "a": 1 // a\n}',
  ],
  ['a: 1\n# b\nb: 2\n', { kind: 'remove', path: ['b'] }, 'a: 1\n'],
  ['a: 1\n# b\nb: 2 # two\nc: 3\n', { kind: 'move', path: ['b'], to: 0 }, '# b\nb: 2 # two\na: 1\nc: 3\n'],
  // A comment above a member may stand deeper than it.
  ['n: 0\na: 1\n    # b\nb: 2\nc: 3\n', { kind: 'move', path: ['n'], to: 2 }, 'a: 1\n    # b\nb: 2\nn: 0\nc: 3\n'],
  ['a:\n    # x\n  x: 1\n  y: 2\n  z: 3\n', { kind: 'remove', path: ['a', 'x'] }, 'a:\n  y: 2\n  z: 3\n'],
  [
    'a:\n    # y\n  y: 2\n  z: 3\n',
    { kind: 'set', path: ['a', 'x'], value: 1, before: 'y' },
    'a:\n    # y\n  x: 1\n  y: 2\n  z: 3\n',
  ],
  ['l:\n- a: 1\n  b: 2\n', { kind: 'remove', path: ['l', 0, 'a'] }, 'l:\n- b: 2\n'],
  ['l:\n- a: 1\n', { kind: 'remove', path: ['l', 0, 'a'] }, 'l:\n- {}\n'],
  ['s: {}\nt: 1\n', { kind: 'set', path: ['s', 'A'], value: { x: 'yes' } }, 's:\n  A:\n    x: "yes"\nt: 1\n'],
])('%j, %j', (text, edit, expected) => {
  expect(after(text, edit)).toBe(expected);
});

test('many edits of one batch read the text once', () => {
  const states = Array.from({ length: 2000 }, (_, index) => [`S${index}`, { Type: 'Pass', Next: `S${index + 1}` }]);
  const text = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) }, null, 2);
  const parse = jest.spyOn(JSON, 'stringify');
  const document = openDocument(text, { file: 'a.json' });
  const edits = states.map(([name], index): DocumentEdit => ({
    kind: 'set',
    path: ['States', name as string, 'Next'],
    value: `T${index}`,
  }));
  const { document: edited, changes } = document.edit(edits);
  // Each value is rendered and compared by itself; a document that was read again each time would be so 2000 times.
  expect(parse.mock.calls.length).toBeLessThan(edits.length * 5);
  parse.mockRestore();
  expect([changes.length, (edited.definition!.States as any).S1999]).toEqual([2000, { Type: 'Pass', Next: 'T1999' }]);
});
