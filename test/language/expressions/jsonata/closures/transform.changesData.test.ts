import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { changesData } from '../../../../../src/language/expressions/jsonata/closures/transform';

test.each<[string, boolean]>([
  ['$states.input', false],
  ['$states.input ~> |a.b[c = $v].*|{}|', false],
  ['$states.input ~> |$|{}|', false],
  ['$states.input ~> |**[0]|{}|', false],
  ['$states.input ~> |$v|{}|', true],
  ['$states.input ~> |$states.input.a|{}|', true],
  ['$states.input ~> |a.$v|{}|', true],
  ['$states.input ~> |(a; $v)|{}|', true],
  ['$states.input ~> |$f(a)|{}|', true],
  ['($clone := function($x){ $x }; $states.input ~> |a|{}|)', true],
  ['function($clone){ $states.input ~> |a|{}| }(1)', true],
  ['($clone := function($x){ $x })', false],
])('%s: %s', (text, changes) => {
  expect(changesData(parseExpression(text))).toBe(changes);
});
