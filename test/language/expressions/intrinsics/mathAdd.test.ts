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
  'States.MathAdd(2147483647, 1)',
  'States.MathAdd(1, -3000000000)',
  'States.MathAdd(1e300, 1)',
  "States.MathAdd('1', 1)",
  'States.MathAdd(1, false)',
])('rejects %s', (source) => {
  expect(failureOf(source)).toBe('Invalid arguments in States.MathAdd');
});
