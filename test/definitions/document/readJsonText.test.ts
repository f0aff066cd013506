import { openDocument } from '../../../src/definitions/document/openDocument';

const read = (text: string) => openDocument(text, { file: 'a.json' });

test.each([
  ['{"a": 1, "b": }', { a: 1 }],
  ['{"a": 1 "b": 2}', { a: 1, b: 2 }],
  ['{"a": {"b": [1, 2', { a: { b: [1, 2] } }],
  ['{"a": {"x": [1}, "b": 2}', { a: { x: [1] }, b: 2 }],
  ['{"a": x, "b": ${Token}}', { b: '${Token}' }],
  ['{"a": "open\n, "b": 2}', { a: 'open', b: 2 }],
  ['\uFEFF{"__proto__": 1, "constructor": 2}', JSON.parse('{"__proto__": 1, "constructor": 2}')],
  ['{"a": 1, "a": 2}', { a: 2 }],
])('%j is read as far as it goes', (text, expected) => {
  expect(JSON.stringify(read(text).definition)).toBe(JSON.stringify(expected));
});

test('an edit away from the fault is made, and one at it is rejected', () => {
  const document = read('{"a": {"x": 1}, "b": {"y": 1 "z": 2}}');
  expect(document.faults).toHaveLength(1);
  expect(document.edit([{ kind: 'set', path: ['a', 'x'], value: 2 }]).document.text).toBe(
    '{"a": {"x": 2}, "b": {"y": 1 "z": 2}}',
  );
  expect(() => document.edit([{ kind: 'set', path: ['b', 'y'], value: 2 }])).toThrow(
    '["b","y"] cannot be edited. The syntax around it is wrong; correct that in the text first.',
  );
});

test('a name that is written twice is not removed: the other one would show', () => {
  expect(() => read('{"a": 1, "a": 2}').edit([{ kind: 'remove', path: ['a'] }])).toThrow('written twice');
});

test.each(['[', '{"a":'])('%j, a hundred thousand deep, is a fault and no overflow', (open) => {
  const document = read(open.repeat(100_000));
  expect([document.definition, document.readOnly]).toEqual([undefined, 'Values are nested more than 400 deep here.']);
});

test('nothing at all can be opened', () => {
  expect([read('').readOnly, read(' ').definition, read('').rangeOf([])]).toEqual([
    'There is no value here.',
    undefined,
    undefined,
  ]);
});
