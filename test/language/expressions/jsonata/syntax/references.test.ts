import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { findReferences, topLevelReferences } from '../../../../../src/language/expressions/jsonata/syntax/references';

const readsOf = (text: string): unknown => {
  const { variables, builtIns, statesMembers } = findReferences(parseExpression(text));
  return [variables.join(' '), builtIns.join(' '), statesMembers.join(' ')];
};

test.each<[string, string, string, string]>([
  ['$a.b + $c', 'a c', '', ''],
  ['$states.input.x & $states.context.State.Name', '', '', 'context input'],
  ['$states', '', '', 'all'],
  ['$states["input"]', '', '', 'all'],
  ['$lookup($states, "input")', '', 'lookup', 'all'],
  ['$states.*', '', '', 'all'],
  ['$states.errorOutput.Cause ~> $parse', 'parse', 'parse', 'errorOutput'],
  ['$sum($count)', 'count', 'count sum', ''],
  ['($x := 1; $x + $y)', 'y', '', ''],
  ['($x := $x; $x)', 'x', '', ''],
  ['(($x := 1); $x)', 'x', '', ''],
  ['$a[$b = $c].($d)', 'a b c d', '', ''],
  ['$a{$b: $c}', 'a b c', '', ''],
  ['$a^($b)', 'a b', '', ''],
  ['{$a: $b}', 'a b', '', ''],
  ['function($x){ $x + $y }($z)', 'y z', '', ''],
  ['($f := function(){ $f() + $g() }; $g := function(){ 1 }; $f())', '', '', ''],
  ['($f := function(){ $h() }; $f())', 'h', '', ''],
  ['$a@$x.($x + $y)', 'a y', '', ''],
  ['$a#$i[$i > $j].$i', 'a j', '', ''],
  ['$a ~> |$b|{"c": $d}, $e|', 'a b d e', 'clone', ''],
  ['$substring(?, $n)', 'n', 'substring', ''],
  ['$a ? $b : $c', 'a b c', '', ''],
  ['$ + $$', '', '', ''],
  ['$map($a, function($states){ $states.foo })', 'a', 'map', ''],
  ['$eval("x")', 'eval', '', ''],
])('%s reads %j, %j and $states: %j', (text, variables, builtIns, members) => {
  expect(readsOf(text)).toEqual([variables, builtIns, members]);
});

test.each<[string, string[]]>([
  ['phone', ['phone']],
  ['phone.number', ['phone']],
  ['$', ['$']],
  ['$.a', ['$']],
  ['$$', ['$$']],
  ['$states.input.phone', []],
  ['$states.input.items[value > 3]^(price).(name){key: value}', []],
  ['$sum(a) + b', ['a', 'b']],
  ['{aaa: 1, "b": c}', ['aaa', 'c']],
  ['[a, -b, a]', ['a', 'b']],
  ['a ? b : c', ['a', 'b', 'c']],
  ['($x := a; b ~> $f)', ['a', 'b']],
  ['$map($states.input.a, function($x){ b })', ['b']],
  ['sum($states.input)', ['sum']],
  ['$f(?, a)', ['a']],
  ['**', []],
])('%s reads %j at the top', (text, names) => {
  expect(topLevelReferences(parseExpression(text))).toEqual(names);
});
