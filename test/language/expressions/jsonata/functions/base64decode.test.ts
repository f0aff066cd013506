import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$base64decode("aGVsbG8=")', 'hello'],
  ['$base64decode("aGVsbG8")', 'hello'],
  ['$base64decode("")', ''],
  ['$base64decode($nothing)', undefined],
  ['$base64decode("!!!")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
  ['$base64decode("a")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
  ['$base64decode("aGVs bG8=")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
