import { evaluateWithLibrary, outcomeOf } from '../judge';
import { closureOutcome } from './evaluate';

test.each([
  '($third := $substring(?, 2, 1); $map(["abc", "defg"], $third))',
  '($add := function($a, $b){ $a + $b }; $one := $add(?, 1); $one(5))',
  '($add := function($a, $b, $c){ [$a, $b, $c] }; $one := $add(?, 1, ?); $two := $one(?, 3); $two(5))',
  '($f := $append(?, 2); $f(1))',
  '$map([1, 2], $append(?, "x"))',
  '$filter([1, 2, 3], function($x, $y){ $x > $y }(?, 1))',
  '/b/(?)("abc").match',
  // Nothing checks the arguments of what is left.
  '$uppercase(?)(1)',
  '$length(?)()',
  // Parameters are read off the source text, which not every function has in the form that is looked for.
  '$string(?, true)',
  'function($f){ $f(?, 1) }($sum)',
  'uppercase(?)',
  '$nothing(?)',
  '1(?)',
  // A call at the end of a function hands it over as it is, and then some built-ins cannot call it.
  '($f := function($a){ $map($a, $type(?)) }; $f([1]))',
])('%s gives the result of the library', async (text) => {
  expect(await closureOutcome(text)).toBe(await outcomeOf(() => evaluateWithLibrary(text, {})));
});

test('the functions that Step Functions adds can be applied partially, too', async () => {
  expect(await closureOutcome('($pairs := $partition(?, 2); $pairs([1..5]))')).toBe('[[1,2],[3,4],[5]]');
});
