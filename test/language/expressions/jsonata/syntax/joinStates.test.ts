import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { joinStates } from '../../../../../src/language/expressions/jsonata/syntax/joinStates';

test.each<[string, string]>([
  ['$states.input.a', 'statesMember input, name a'],
  ['$states.input[0].a', 'statesMember input, name a'],
  ['$states.input#$i.a', 'statesMember input, name a'],
  ['$states[0].input.a', 'variable states, name input, name a'],
  ['$states.input@$x.a', 'variable states, name input, name a'],
  ['$states.input.%.a', 'variable states, name input, parent undefined, name a'],
  ['$other.input.a', 'variable other, name input, name a'],
])('%s has the steps %s', (text, steps) => {
  const tree = parseExpression(text);
  joinStates(tree);
  expect(tree.steps!.map(({ type, value }) => `${type} ${String(value)}`).join(', ')).toBe(steps);
});

test.each(['($states := 1; $states.input)', 'function($states){ $states.input }(1)', 'a@$states.($states.input)'])(
  '%s means another $states',
  (text) => {
    const tree = parseExpression(text);
    const before = JSON.stringify(tree);
    joinStates(tree);
    expect(JSON.stringify(tree)).toBe(before);
  },
);
