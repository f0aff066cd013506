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
  expect(failureOf('States.ArrayRange(1, 1001, 1)')).toBe('the range has 1001 items, but at most 1000 are possible');
  expect(failureOf('States.ArrayRange(-2147483648, 2147483647, 1)')).toBe(
    'the range has 4294967296 items, but at most 1000 are possible',
  );
});

test.each([
  ['States.ArrayRange(1, 10, 0)', 'the step must not be 0'],
  ['States.ArrayRange(1, 10, 0.9)', 'the step must not be 0'],
  ["States.ArrayRange('a', 5, 1)", 'argument 1 must be a number, but its kind is string'],
  ['States.ArrayRange(1, 3000000000, 1)', 'argument 2 is outside the range of 32-bit integers'],
])('%s is refused', (source, reason) => {
  expect(failureOf(source)).toBe(reason);
});
