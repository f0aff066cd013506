import { call, failureOf } from './evaluateCall';

test.each([
  [0, 9, 3, [0, 3, 6, 9]],
  [0, 10, 3, [0, 3, 6, 9]],
  [1, 9, 9, [1]],
  [3, 3, -1, [3]],
  [5, 1, -2, [5, 3, 1]],
  [5, 1, 1, []],
  [1, 5, -1, []],
  [-2, 2, 2, [-2, 0, 2]],
  [1.4, 5.6, 2.2, [1, 3, 5]],
  [1.6, 3.4, 1, [1, 2, 3]],
  [1.6, 1.4, 1, [1]],
  [5.4, -0.6, -2.4, [5, 3, 1]],
])('from %d to %d by %d', (first, last, step, expected) => {
  expect(call('States.ArrayRange($[0], $[1], $[2])', [first, last, step])).toEqual(expected);
});

test('a range has at most 1000 items', () => {
  expect(call('States.ArrayRange(1000, 1, -1)')).toHaveLength(1000);
});

test.each([
  'States.ArrayRange(1, 1001, 1)',
  'States.ArrayRange(-2147483648, 2147483647, 1)',
  'States.ArrayRange(1, 10, 0)',
  'States.ArrayRange(1, 10, 0.9)',
  "States.ArrayRange('a', 5, 1)",
  'States.ArrayRange(1, 3000000000, 1)',
])('rejects %s', (source) => {
  expect(failureOf(source)).toBe('Invalid arguments in States.ArrayRange');
});
