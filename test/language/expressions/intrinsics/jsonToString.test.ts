import { call } from './evaluateCall';

test.each([
  [{ a: 1, nested: { b: [true, null, ' '] } }, '{"a":1,"nested":{"b":[true,null," "]}}'],
  ['x', '"x"'],
  [3.5, '3.5'],
  [null, 'null'],
])('%j', (value, expected) => {
  expect(call('States.JsonToString($)', value)).toBe(expected);
});
