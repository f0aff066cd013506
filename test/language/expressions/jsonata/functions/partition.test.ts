import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$partition([0], 1)', [[0]]],
  ['$partition([0], 5)', [[0]]],
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], [5]]],
  ['$partition([1,2,3])', [[1, 2, 3]]],
  ['$partition([[1,2],[3]], 1)', [[[1, 2]], [[3]]]],
  ['$partition([], 2)', undefined],
  ['$partition([1,2,3], 0)', undefined],
  ['$partition([1,2,3], -0.5)', undefined],
  ['$partition($nothing, 2)', undefined],
  ['$partition([1,2,3], -1)', 'D3137: Second argument must be zero or greater'],
  ['$partition(null, 2)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
  ['$partition(1, 2)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
  ['$partition([1], "a")', 'T0410: Argument 2 of function "partition" does not match function signature'],
  ['$partition([1,2,3], 2, 1)', 'T0410: Argument 3 of function "partition" does not match function signature'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
