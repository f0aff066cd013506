import { acceptedBy, childNodes, containersOf } from '../../../../src/language/expressions/jsonPath/manyNodes';

test('children are the members or elements with the step to them', () => {
  expect(childNodes({ a: 1, b: [2] })).toEqual([
    { step: 'a', value: 1 },
    { step: 'b', value: [2] },
  ]);
  expect(childNodes([null, false])).toEqual([
    { step: 0, value: null },
    { step: 1, value: false },
  ]);
});

test.each([null, true, 0, 'text', '', {}, []])('%j has no children', (node) => {
  expect(childNodes(node)).toEqual([]);
});

test('containers come parent first', () => {
  const node = { a: [{ b: {} }], c: 1 };
  expect(containersOf(node)).toEqual([node, node.a, node.a[0], {}]);
  expect(containersOf('text')).toEqual([]);
});

test('a filter is a function that the library calls with each element', () => {
  expect(acceptedBy([1, null, 3], (item) => item !== 1)).toEqual([
    { step: 1, value: null },
    { step: 2, value: 3 },
  ]);
});

test('passes on an exception of a filter unchanged', () => {
  const error = new Error('no');
  expect(() =>
    acceptedBy([1, 2], () => {
      throw error;
    }),
  ).toThrow(error);
});
