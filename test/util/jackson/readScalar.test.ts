import { JacksonSource } from '../../../src/util/jackson/JacksonSource';
import { readScalar, readString } from '../../../src/util/jackson/readScalar';

/** How far a scalar is read, or the message of its fault. */
function read(text: string, inRoot = false): number | string {
  const source = new JacksonSource(text);
  try {
    readScalar(source, source.next(), inRoot);
    return source.position;
  } catch (error) {
    return (error as Error).message;
  }
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

test.each([
  ['"a\\u00fF\\n\\"" rest', 13],
  ['""', 2],
  ['true,', 4],
  ['false]', 5],
  ['null', 4],
  ['0', 1],
  ['-0.5e-10,', 8],
  ['12E+3]', 5],
  ['1.0', 3],
])('%s is read up to %i', (text, end) => {
  expect(read(text)).toBe(end);
});

test.each([
  ['-', 'Unexpected end-of-inputNo digit following minus sign'],
  [
    '-x',
    "Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
  ],
  ['01', 'Invalid numeric value: Leading zeroes not allowed'],
  ['1.', "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit"],
  ['1.x', "Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a digit"],
  ['1e', 'Unexpected end-of-inputexpected a digit for number exponent'],
  ['1e+,', "Unexpected character (',' (code 44)) in numeric value: Exponent indicator not followed by a digit"],
  ['+', 'Unexpected end-of-input in a Number value'],
  [
    '+1',
    "Unexpected character ('1' (code 49)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
  ],
  ['trueish', `Unrecognized token 'trueish': was expecting ${values}`],
  ['nul ', `Unrecognized token 'nul': was expecting ${values}`],
  ['Infinity', "Non-standard token 'Infinity': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow"],
  ['Nah', `Unrecognized token 'Nah': was expecting ${values}`],
  ['word more', `Unrecognized token 'word': was expecting ${values}`],
  ['w'.repeat(300), `Unrecognized token '${'w'.repeat(256)}...': was expecting ${values}`],
  ['!', `Unexpected character ('!' (code 33)): expected a valid value ${values}`],
  ['"\\x"', "Unrecognized character escape 'x' (code 120)"],
  ['"\\u12G', "Unexpected character ('G' (code 71)): expected a hex-digit for character escape sequence"],
  ['"\\', 'Unexpected end-of-input in character escape sequence'],
  [
    '"a\nb"',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
  ],
  ['"a', 'Unexpected end-of-input: was expecting closing quote for a string value'],
])('%s is a fault', (text, message) => {
  expect(read(text)).toBe(message);
});

test('only at the root must a number end before white space', () => {
  expect([read('1x', true), read('1\t', true), read('1', true), read('1x')]).toEqual([
    "Unexpected character ('x' (code 120)): Expected space separating root-level values",
    1,
    1,
    1,
  ]);
});

test('faults of a field name say so', () => {
  const name = (text: string) => {
    try {
      readString(new JacksonSource(text), 'name');
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };
  expect([name('a"'), name('a'), name('\t"')]).toEqual([
    undefined,
    'Unexpected end-of-input in field name',
    'Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in name',
  ]);
});
