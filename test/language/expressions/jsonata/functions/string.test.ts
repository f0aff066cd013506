import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$string(1e20)', '100000000000000000000'],
  ['$string(1e21)', '1e+21'],
  ['$string(1e-7)', '1e-7'],
  ['$string(1/3)', '0.333333333333333'],
  ['$string(0.1 + 0.2)', '0.3'],
  ['$string(-0)', '0'],
  ['$string([1/3, {"a": true}])', '[0.333333333333333,{"a":true}]'],
  ['$string({"a": 1}, true)', '{\n  "a": 1\n}'],
  ['$string($sum)', ''],
  ['$string($nothing)', undefined],
  ['$string(1/0)', 'D3001: Attempting to invoke string function on Infinity or NaN'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
