import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$contains("abc", "")', true],
  ['$contains($nothing, "a")', undefined],
  ['$split("a,b,c", ",", 2)', ['a', 'b']],
  ['$split("a,b,c", ",", 2.9)', ['a', 'b']],
  ['$split("abc", "")', ['a', 'b', 'c']],
  ['$split("a", ",", 0)', []],
  ['$split("a", ",", -1)', 'D3020: Third argument of split function must evaluate to a positive number'],
  ['$replace("aXbX", "X", "$1")', 'a$1b$1'],
  ['$replace("aXbX", "X", "-", 1)', 'a-bX'],
  ['$replace("a", "X", "-", 0)', 'a'],
  ['$replace("a", "", "-")', 'Second argument of replace function cannot be an empty string'],
  ['$replace("a", "a", "-", -1)', 'D3011: Fourth argument of replace function must evaluate to a positive number'],
  ['$replace("aaaa", "aa", "b")', 'bb'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
