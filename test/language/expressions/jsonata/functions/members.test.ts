import type { Json } from '../../../../../src/util/json';
import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$keys({"b": 1, "a": 2})', ['b', 'a']],
  ['$keys([{"b": 1}, {"a": 2, "b": 3}, 4, [{"c": 5}]])', ['b', 'a', 'c']],
  ['$keys({"a": 1})', 'a'],
  ['$keys({})', undefined],
  ['$keys("text")', undefined],
  ['$keys($sum)', undefined],
  ['$keys($nothing)', undefined],
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
  ['$count($spread([1..5000].{"a": $}))', 5_000],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('a member __proto__ is a member', () => {
  const input = JSON.parse('{"__proto__": 1, "a": 2}') as Json;
  expect(evaluate('$keys([$states.input, {"b": 1}])', input)).toEqual(['__proto__', 'a', 'b']);
  const results = ['$spread($states.input)', '$merge([$states.input])', '$sift($states.input, function(){ true })'];
  expect(results.map((text) => JSON.stringify(evaluate(text, input)))).toEqual([
    '[{"__proto__":1},{"a":2}]',
    '{"__proto__":1,"a":2}',
    '{"__proto__":1,"a":2}',
  ]);
});

test('a clone is a value of its own', () => {
  const input = { a: [{ b: 1 }] };
  const result = evaluate('$clone($states.input)', input);
  expect(result).toEqual(input);
  expect(result).not.toBe(input);
  expect(evaluate('$clone(1)')).toBe('T0410: Argument 1 of function "clone" does not match function signature');
});
