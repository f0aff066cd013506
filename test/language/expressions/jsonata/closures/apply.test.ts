import { evaluateWithLibrary, outcomeOf } from '../judge';
import { closureOutcome } from './evaluate';

test.each([
  ['(function($a, $b){ [$a, $b] })(1, 2)', '[1,2]'],
  ['(function($a, $b){ [$a, $b] })(1)', '[1]'],
  ['(function($a){ $a })(1, 2)', '1'],
  // What a function sees is where it was defined.
  ['($x := 1; $f := function(){ $x }; ($x := 2; $f()))', '1'],
  ['($f := function($n){ $n = 0 ? "done" : $f($n - 1) }; $f(3000))', '"done"'],
  [
    '($even := function($n){ $n = 0 ? true : $odd($n - 1) }; $odd := function($n){ $n = 0 ? false : $even($n - 1) }; $even(501))',
    'false',
  ],
  ['($f := function($n){ ($m := $n; $m > 2 ? $m : $f($m + 1)) }; $f(0))', '3'],
  ['function($a)<n:n>{ $a }(1)', '1'],
  ['function($a)<n:n>{ $a }("x")', expect.stringMatching(/^T0410: /)],
  ['function($a)<n-:n>{ $a }()', 'nothing'],
  ['5(1)', expect.stringMatching(/^T1006: /)],
  ['$nothing(1)', expect.stringMatching(/^T1006: /)],
  ['uppercase("x")', expect.stringMatching(/^T1005: /)],
  ['"x" ~> $uppercase', '"X"'],
  ['"x" ~> $append("y")', '["x","y"]'],
  ['($both := $uppercase ~> $length; $both("abc"))', '3'],
  ['$map([1, 2], $string)', '["1","2"]'],
  ['$sum("x")', expect.stringMatching(/^T0412: Argument 1 of function "sum"/)],
  ['($total := $sum; $total("x"))', expect.stringMatching(/^T0412: Argument 1 of function "total"/)],
  ['$uppercase($sum)', expect.stringMatching(/^T0410: /)],
])('%s', async (text, expected) => {
  const library = await outcomeOf(() => evaluateWithLibrary(text, {}));
  expect([await closureOutcome(text), library]).toEqual([expected, expected]);
  expect(await closureOutcome(text)).toBe(library);
});
