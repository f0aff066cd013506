import type { Json } from '../../../../../src/util/json';
import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$lookup({"a": 1}, "a")', 1],
  ['$lookup([{"a": 1}, {"a": [2, 3]}, {"b": 4}], "a")', [1, 2, 3]],
  ['$lookup({"a": 1}, "toString")', undefined],
  ['$lookup("text", "length")', undefined],
  ['$merge([{"a": 1, "b": 2}, {"b": 3}])', { a: 1, b: 3 }],
  ['$merge({"a": 1})', { a: 1 }],
  ['$merge($nothing)', undefined],
  ['$spread({"a": 1, "b": [2]})', [{ a: 1 }, { b: [2] }]],
  ['$spread([{"a": 1, "b": 2}, 3, [{"c": 4}]])', [{ a: 1 }, { b: 2 }, 3, { c: 4 }]],
  ['$spread({"a": 1})', { a: 1 }],
  ['$spread({})', undefined],
  ['$spread(null)', null],
  ['$count($spread([1..20000].{"a": $}))', 20_000],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('a member __proto__ is a member', () => {
  const input = JSON.parse('{"__proto__": 1, "a": 2}') as Json;
  const results = ['$spread($states.input)', '$merge([$states.input])', '$sift($states.input, function(){ true })'];
  expect(results.map((text) => JSON.stringify(evaluate(text, input)))).toEqual([
    '[{"__proto__":1},{"a":2}]',
    '{"__proto__":1,"a":2}',
    '{"__proto__":1,"a":2}',
  ]);
});
