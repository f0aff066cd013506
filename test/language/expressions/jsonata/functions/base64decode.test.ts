import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$base64decode("aGVsbG8=")', 'hello'],
  ['$base64decode("aGVsbG8")', 'hello'],
  ['$base64decode("")', ''],
  ['$base64decode($nothing)', undefined],
  ['$base64decode("!!!")', 'threw an internal error during evaluation.'],
  ['$base64decode("a")', 'threw an internal error during evaluation.'],
  ['$base64decode("aGVs bG8=")', 'threw an internal error during evaluation.'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
