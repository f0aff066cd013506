import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$join(["a", "b"])', 'ab'],
  ['$join(["a", "b"], ", ")', 'a, b'],
  ['$join("a", "x")', 'a'],
  ['$join([])', ''],
  ['$join($nothing)', undefined],
  ['$join([1])', 'T0412: Argument 1 of function "join" must be an array of "strings"'],
  [
    '($s := $pad("", 100000); $join([1..100].($s)))',
    'Expression evaluation memory limit exceeded: Check for excessive memory usage',
  ],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
