import { append } from '../../src/util/append';

test('creates a missing list', () => {
  expect(append(undefined, 1)).toEqual([1]);
});

test('adds the item to an existing list', () => {
  const list = [1];
  expect(append(list, 2)).toBe(list);
  expect(list).toEqual([1, 2]);
});
