import { call, failureOf } from './evaluateCall';

test.each([
  ['', null],
  [' ', null],
  ['null', null],
  ['-0', 0],
  ['1.1', 1.1],
  ['true', true],
  ['"HelloWorld"', 'HelloWorld'],
  [' [1, 2] ', [1, 2]],
  ['{"Arg1": 1, "Arg2": []}', { Arg1: 1, Arg2: [] }],
])('%j', (text, expected) => {
  expect(call('States.StringToJson($)', text)).toEqual(expected);
});

test.each(['{bad json}', '{"a":1', 'undefined', '1 2'])('%j is refused', (text) => {
  expect(failureOf('States.StringToJson($)', text)).toMatch(/^the text is no JSON: /);
});

test.each([123, { a: 1 }, [1], null])('%j, which is no text, is refused', (input) => {
  expect(failureOf('States.StringToJson($)', input)).toMatch(/^argument 1 must be a string, but its kind is/);
});
