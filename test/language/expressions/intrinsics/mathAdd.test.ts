import { call, failureOf } from './evaluateCall';

test.each([
  [-9, 3, -6],
  [1.49, 1.5, 3],
  [1.5, 1.51, 4],
  [-1.49, -1.5, -2],
  [-1.5, -1.51, -3],
  [0.5, 0, 1],
  [2.5, 0, 3],
  [-0.5, 0, 0],
  [-2.5, 0, -2],
  [4.3, 0, 4],
  [2147483646, 1, 2147483647],
  [-2147483647, -1, -2147483648],
])('%d and %d', (a, b, expected) => {
  expect(call('States.MathAdd($.a, $.b)', { a, b })).toBe(expected);
});

test.each([
  ['States.MathAdd(2147483647, 1)', 'the sum is outside the range of 32-bit integers'],
  ['States.MathAdd(1, -3000000000)', 'argument 2 is outside the range of 32-bit integers'],
  ['States.MathAdd(1e300, 1)', 'argument 1 is outside the range of 32-bit integers'],
  ["States.MathAdd('1', 1)", 'argument 1 must be a number, but its kind is string'],
  ['States.MathAdd(1, false)', 'argument 2 must be a number, but its kind is boolean'],
])('%s is refused', (source, reason) => {
  expect(failureOf(source)).toBe(reason);
});
