import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$max([1, 3, -2])', 3],
  ['$min([1, 3, -2])', -2],
  ['$max([])', undefined],
  ['$min($nothing)', undefined],
  ['$max([1..300000])', 300_000],
  ['$min([1..300000])', 1],
  ['$max(["a"])', 'T0412: Argument 1 of function "max" must be an array of "numbers"'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
