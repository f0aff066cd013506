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
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('a member __proto__ is a member', () => {
  const input = JSON.parse('{"__proto__": 1}') as Json;
  expect(evaluate('$keys([$states.input, {"a": 1}])', input)).toEqual(['__proto__', 'a']);
});
