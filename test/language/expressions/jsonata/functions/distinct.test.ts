import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$distinct([1, "1", 1, true, null, null, "1"])', [1, '1', true, null]],
  ['$distinct([{"a": 1, "b": [2]}, {"b": [2], "a": 1}, {"a": 1}])', [{ a: 1, b: [2] }, { a: 1 }]],
  ['$distinct([[1], [1], ["1"], [[1]]])', [[1], ['1'], [[1]]]],
  ['$distinct([1, 1])', [1]],
  ['$distinct([{"x": 1}, {"x": 1}].x)', 1],
  ['$distinct([0/0, 0/0])', ['NaN', 'NaN']],
  ['$distinct("a")', 'a'],
  ['$distinct([])', []],
  ['$distinct($nothing)', undefined],
  ['$count($distinct([1..20000].{"a": $}))', 20_000],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
