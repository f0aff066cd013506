import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$range(0, 9, 3)', [0, 3, 6, 9]],
  ['$range(0, 10, 3)', [0, 3, 6, 9]],
  ['$range(1, 9, 9)', 1],
  ['$range(3, 3, 1)', 3],
  ['$range(10, 0, -2)', [10, 8, 6, 4, 2, 0]],
  ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
  ['$range(-2.9, 0, 1)', [-2, -1, 0]],
  ['$range(5, 1, -1.5)', [5, 4, 3, 2, 1]],
  ['$range(-0.5, 1, 1)', [0, 1]],
  ['$range(5, 1, 1)', undefined],
  ['$range(1, 5, 0)', undefined],
  ['$range(1, 5, 0.9)', undefined],
  ['$range(1, 5)', undefined],
  ['$range($nothing, 5, 1)', undefined],
  ['$count($range(-9223372036854775808, 9223372036854775807, 9223372036854775807))', 3],
  ['$range(1)', 'T0410: Argument 2 of function "range" does not match function signature'],
  ['$range(1, "5", 1)', 'T0410: Argument 2 of function "range" does not match function signature'],
  ['$range(1, 5, 1, 1)', 'T0410: Argument 4 of function "range" does not match function signature'],
  ['$range(0, 1e300, 1)', 'Expression evaluation memory limit exceeded: Check for excessive memory usage'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
