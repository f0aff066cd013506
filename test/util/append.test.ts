import { append } from '../../src/util/append';

test('a list that is not there is made', () => {
  expect(append(undefined, 1)).toEqual([1]);
});

test('a list that is there gets the item', () => {
  const list = [1];
  expect(append(list, 2)).toBe(list);
  expect(list).toEqual([1, 2]);
});
