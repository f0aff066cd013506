import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$random(42)', 0.7275636800328681],
  ['$random(0)', 0.730967787376657],
  ['$random(0.9)', 0.730967787376657],
  ['$random(7)', 0.7306990420600421],
  ['[$random(), $random()]', [0, 0.1]],
  ['$random(1/0) = $random(0)', true],
  ['$random("a")', 'T0410: Argument 1 of function "random" does not match function signature'],
  ['$random(1, 2)', 'T0410: Argument 2 of function "random" does not match function signature'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});
