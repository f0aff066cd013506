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

test.each([0, 0.6, -0.6, -1])('rejects a size of %d', (size) => {
  expect(failureOf('States.ArrayPartition($.items, $.size)', { items: [1], size })).toBe(
    'Invalid arguments in States.ArrayPartition',
  );
});

test.each(["States.ArrayPartition('x', 2)", "States.ArrayPartition($, '2')", 'States.ArrayPartition($, null)'])(
  'rejects %s',
  (source) => {
    expect(failureOf(source, [1])).toBe('Invalid arguments in States.ArrayPartition');
  },
);
