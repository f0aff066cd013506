import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { topLevelReferences } from '../../../../../src/language/expressions/jsonata/syntax/topLevelReferences';

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
  expect(topLevelReferences(parseExpression(text).ast())).toEqual(names);
});
