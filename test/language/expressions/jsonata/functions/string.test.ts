import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$string(1e20)', '100000000000000000000'],
  ['$string(1e21)', '1e+21'],
  ['$string(1e-7)', '1e-7'],
  // The library alone would give 9223372036854780000 and 1e+21.
  ['$string(9223372036854775808)', '9223372036854776000'],
  ['$string(999999999999999868928)', '999999999999999900000'],
  ['$string([0/0, $sum, {"f": $sum, "u": $nothing}])', '[null,"",{"f":""}]'],
  ['$string([1/0])', 'D1001: Number out of range: null'],
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
