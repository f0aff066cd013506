import { call, failureOf } from './evaluateCall';

test.each([
  [[], 3, []],
  [[0], 5, [[0]]],
  [
    [0, 1, 2, 3],
    2,
    [
      [0, 1],
      [2, 3],
    ],
  ],
  [[0, 1, 2, 3], 3, [[0, 1, 2], [3]]],
  [[1, 2, 3, 4, 5], 2.4, [[1, 2], [3, 4], [5]]],
  [[1, 2, 3, 4, 5], 2.6, [[1, 2], [3, 4], [5]]],
  [[1], 2147483647, [[1]]],
])('%j in pieces of %d', (items, size, expected) => {
  expect(call('States.ArrayPartition($.items, $.size)', { items, size })).toEqual(expected);
});

test.each([0, 0.6, -0.6, -1])('a size of %d is refused', (size) => {
  expect(failureOf('States.ArrayPartition($.items, $.size)', { items: [1], size })).toBe(
    'the size of a piece must be at least 1',
  );
});

test.each([
  ["States.ArrayPartition('x', 2)", 'argument 1 must be an array, but its kind is string'],
  ["States.ArrayPartition($, '2')", 'argument 2 must be a number, but its kind is string'],
  ['States.ArrayPartition($, null)', 'argument 2 must be a number, but its kind is null'],
])('%s is refused', (source, reason) => {
  expect(failureOf(source, [1])).toBe(reason);
});
