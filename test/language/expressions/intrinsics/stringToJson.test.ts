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

test.each([
  ['{bad json}', "Unexpected character ('b' (code 98)): was expecting double-quote to start field name"],
  [
    '{"a":1',
    'Unexpected end-of-input: expected close marker for Object (start marker at ' +
      '[Source: (String)"{"a":1"; line: 1, column: 1])',
  ],
  [
    'undefined',
    "Unrecognized token 'undefined': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
])('%j is refused, in the same words with every Node.js', (text, reason) => {
  expect(failureOf('States.StringToJson($)', text)).toBe(`the text is no JSON: ${reason}`);
});

test('a text that is nested too deeply is refused', () => {
  expect(failureOf('States.StringToJson($)', `${'['.repeat(2000)}${']'.repeat(2000)}`)).toBe(
    'the text is no JSON: The data is nested more than 1000 levels deep',
  );
});

test.each([123, { a: 1 }, [1], null])('%j, which is no text, is refused', (input) => {
  expect(failureOf('States.StringToJson($)', input)).toMatch(/^argument 1 must be a string, but its kind is/);
});
