import { toCompactText, type Json } from '../../../../../src/util/json';
import { evaluateWithLibrary, outcomeOf } from '../judge';
import { order } from '../cases';
import { closureOutcome } from './evaluate';

test.each([
  '$states.input ~> |order.lines|{"total": price * qty}, ["qty", "type"]|',
  '$states.input.order ~> |$|{"none": 1}|',
  '$states.input ~> |**[price]|{"price": $string(price)}|',
  '$map($states.input.order.lines, |$|{"price": 0}, "qty"|)',
  '($change := |order.lines[0]|{"a": [1][$ = 1][], "b": $states.input.tags}|; $change($states.input))',
  '$states.input ~> |order.lines|1|',
  '$states.input ~> |order.lines|{}, 1|',
  '$states.input ~> |name|{"a": 1}|',
  '1 ~> |a|{}|',
  '($clone := 1; $states.input ~> |a|{}|)',
  '$nothing ~> |a|{}|',
  '{"k": {"l": 1e300}} ~> |a|{}|',
  '$clone({"k": {"l": 1e300}})',
])('%s gives the result of the library', async (text) => {
  const states = { input: structuredClone(order) };
  expect(await closureOutcome(text, order)).toBe(await outcomeOf(() => evaluateWithLibrary(text, { states })));
});

/** The library writes into what it is given. */
test.each<[string, Json, string]>([
  ['($clone := function($x){ $x }; $states.input ~> |a|{"b": 2}|; $states.input)', { a: { b: 1 } }, '{"a":{"b":2}}'],
  ['({} ~> |$states.input.a|{"b": 2}|; $states.input.a)', { a: { b: 1 } }, '{"b":2}'],
  ['({} ~> |$v|{"b": [2]}|; [$v, $states.input])', { a: 1 }, '[{"b":[2]},{"a":1}]'],
  ['{} ~> |$states.input.a.b|{"c": 1}|', { a: { b: {} } }, '{}'],
])("%s changes the expression's copy, not the data", async (text, input, outcome) => {
  const frozen = deepFreeze(structuredClone(input));
  const v = deepFreeze({});
  expect(await closureOutcome(text, frozen, { v })).toBe(outcome);
  expect([toCompactText(frozen), v]).toEqual([toCompactText(input), {}]);
});

test('functions and marks of the library do not get into the data', async () => {
  expect(await closureOutcome('$states.input ~> |a|{"b": function(){ 1 }}|', { a: {} })).toBe('a function');
  expect(await closureOutcome('$states.input ~> |a|function(){ 1 }|', { a: {} })).toBe('a function');
  expect(await closureOutcome('$states.input ~> |a|{"b": $match("b", /(a)|b/)}|', { a: {} })).toBe(
    '{"a":{"b":{"match":"b","index":0,"groups":[null]}}}',
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
