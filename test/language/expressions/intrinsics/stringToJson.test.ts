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

const refused = 'Cannot convert String to Json in States.StringToJson, caused by: ';
const at = (column: number): string =>
  `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${column}]`;

test.each([
  ['{bad json}', "Unexpected character ('b' (code 98)): was expecting double-quote to start field name", 2],
  ['{"a":1', `Unexpected end-of-input: expected close marker for Object (start marker at ${at(1)})`, 7],
  [
    'undefined',
    "Unrecognized token 'undefined': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    10,
  ],
])("rejects %j with the parser's message", (text, reason, column) => {
  expect(failureOf('States.StringToJson($)', text)).toBe(`${refused}${reason}\n at ${at(column)}`);
});

test('rejects a string that is nested too deeply', () => {
  expect(failureOf('States.StringToJson($)', `${'['.repeat(2000)}${']'.repeat(2000)}`)).toBe(
    `${refused}The data is nested more than 1000 levels deep`,
  );
});

test.each([123, { a: 1 }, [1], null])('rejects %j, which is not a string', (input) => {
  expect(failureOf('States.StringToJson($)', input)).toBe('Invalid arguments in States.StringToJson');
});
