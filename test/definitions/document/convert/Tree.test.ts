import {
  codeOf,
  codeTree,
  pathInto,
  printTree,
  selectIn,
  type Tree,
} from '../../../../src/definitions/document/convert/Tree';

const input = codeTree('$states.input');
const put: Tree = {
  kind: 'put',
  into: { text: '$states.input', guards: [] },
  steps: ['a', 'b'],
  value: codeTree('$states.result'),
};
const object: Tree = {
  kind: 'object',
  members: [
    ['x', selectIn(input, ['x'])],
    ['y', { kind: 'literal', value: [{ z: 1 }] }],
  ],
};

test('a value is printed as a template where it can be, and as an expression where it must', () => {
  expect(printTree(object)).toEqual({ x: '{% $states.input.x %}', y: [{ z: 1 }] });
  expect(printTree(put)).toBe('{% $merge([$states.input, {"a": $merge([$states.input.a, {"b": $states.result}])}]) %}');
  expect(codeOf(object)).toEqual({
    text: '{"x": $states.input.x, "y": [{"z":1}]}',
    guards: ['$exists($states.input.x)'],
  });
});

test('a path into a value is followed as far as it is known', () => {
  expect(printTree(selectIn(object, ['y', 0, 'z']))).toBe(
    '{% ($assert($exists($states.input.x), "not so: $exists($states.input.x)"); 1) %}',
  );
  expect(printTree(selectIn(put, ['a', 'b', 'c']))).toBe('{% $states.result.c %}');
  expect(printTree(selectIn(put, ['other']))).toBe('{% $states.input.other %}');
  expect(printTree(selectIn(put, ['a', 'other']))).toBe('{% $states.input.a.other %}');
  expect(printTree(selectIn(put, ['a']))).toBe(
    '{% $merge([$states.input, {"a": $merge([$states.input.a, {"b": $states.result}])}]).a %}',
  );
  expect(() => selectIn(object, ['gone'])).toThrow('A path leads to a value that is never there.');
});

test('names are quoted where JSONata needs it', () => {
  expect(pathInto({ text: '1 + 2', guards: [], isCompound: true }, ['or', 'a b', 0, 'ok']).text).toBe(
    '(1 + 2).`or`.`a b`[0].ok',
  );
  expect(() => pathInto({ text: '$x', guards: [] }, ['`'])).toThrow('JSONata cannot write the member name');
});
