import fc from 'fast-check';
import { jacksonMessage, whyNoJson } from '../../src/util/jacksonMessage';
import { readJson } from '../../src/util/json';
import { anyCharacter } from '../fuzz/odd';

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

function at(text: string, line: number, column: number): string {
  return `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
}

describe('jacksonMessage', () => {
  test('names the first word that is not JSON, and where it ends', () => {
    expect(jacksonMessage('not a definition')).toEqual({
      message: `Unrecognized token 'not': was expecting ${values}`,
      line: 1,
      column: 4,
      source: at('not a definition', 1, 4),
    });
  });

  test.each([
    ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 3],
    ['', 'No content to map due to end-of-input', 1, 1],
    ['tru', `Unrecognized token 'tru': was expecting ${values}`, 1, 4],
    ['truex', `Unrecognized token 'truex': was expecting ${values}`, 1, 6],
    ['nulL', `Unrecognized token 'nulL': was expecting ${values}`, 1, 5],
    ['[NaN]', "Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow", 1, 5],
    ['{', `Unexpected end-of-input: expected close marker for Object (start marker at ${at('{', 1, 1)})`, 1, 2],
    ['[1', `Unexpected end-of-input: expected close marker for Array (start marker at ${at('[1', 1, 1)})`, 1, 3],
    ['[1,', 'Unexpected end-of-input within/between Array entries', 1, 4],
    ['{"a"', 'Unexpected end-of-input within/between Object entries', 1, 5],
    ['{"a":', 'Unexpected end-of-input within/between Object entries', 1, 6],
    ['{"a', 'Unexpected end-of-input in field name', 1, 4],
    ['"a', 'Unexpected end-of-input: was expecting closing quote for a string value', 1, 3],
    ['"\\u12', 'Unexpected end-of-input in character escape sequence', 1, 6],
    ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 9],
    ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 1, 7],
    ['{"a":}', "Unexpected character ('}' (code 125)): expected a value", 1, 7],
    ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 1, 5],
    ['[1,]', `Unexpected character (']' (code 93)): expected a valid value ${values}`, 1, 5],
    ['[1}', `Unexpected close marker '}': expected ']' (for Array starting at ${at('[1}', 1, 1)})`, 1, 4],
    [']', `Unexpected close marker ']': expected '}' (for root starting at ${at(']', 1, 0)})`, 1, 2],
    ['[01]', 'Invalid numeric value: Leading zeroes not allowed', 1, 3],
    ['-', 'Unexpected end-of-inputNo digit following minus sign', 1, 2],
    [
      '-x',
      "Unexpected character ('x' (code 120)) in numeric value: " +
        'expected digit (0-9) to follow minus sign, for valid numeric value',
      1,
      3,
    ],
    ['[1.]', "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit", 1, 5],
    ['1.', "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit", 1, 3],
    [
      '[1ex]',
      "Unexpected character ('x' (code 120)) in numeric value: Exponent indicator not followed by a digit",
      1,
      5,
    ],
    ['1e', 'Unexpected end-of-inputexpected a digit for number exponent', 1, 3],
    ['12abc', "Unexpected character ('a' (code 97)): Expected space separating root-level values", 1, 4],
    ['"\\x"', "Unrecognized character escape 'x' (code 120)", 1, 4],
    ['"\\u00g0"', "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence", 1, 7],
    [
      '"a\nb"',
      'Illegal unquoted character ((CTRL-CHAR, code 10)): ' +
        'has to be escaped using backslash to be included in string value',
      1,
      4,
    ],
    [
      '\0',
      'Illegal character ((CTRL-CHAR, code 0)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
      1,
      2,
    ],
    [
      '// hi',
      "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? " +
        "(not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
      1,
      2,
    ],
    ['€€', `Unrecognized token '€€': was expecting ${values}`, 1, 3],
    ['\u2028', `Unexpected character ('\u2028' (code 8232 / 0x2028)): expected a valid value ${values}`, 1, 2],
    ['{"a":1}\r\n x', `Unrecognized token 'x': was expecting ${values}`, 2, 3],
    [
      '{} {}',
      'Trailing token (of type START_OBJECT) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): ' +
        'not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`',
      1,
      5,
    ],
  ])('%j', (text, message, line, column) => {
    expect(jacksonMessage(text)).toEqual({ message, line, column, source: at(text, line, column) });
  });

  test('cuts the source after 500 characters and an unknown word after 256', () => {
    const text = 'x'.repeat(600);
    expect(jacksonMessage(text)).toEqual({
      message: `Unrecognized token '${'x'.repeat(256)}...': was expecting ${values}`,
      line: 1,
      column: 257,
      source: `[Source: (String)"${'x'.repeat(500)}"[truncated 100 chars]; line: 1, column: 257]`,
    });
  });

  test('reads any depth of nesting', () => {
    const { line, column } = jacksonMessage('['.repeat(200_000));
    expect({ line, column }).toEqual({ line: 1, column: 200_001 });
  });

  test('finds a fault in every text that JSON.parse refuses', () => {
    const jsonLike = fc
      .array(
        fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'u', '0', '1', '.', 'e', '-', 'null', 't', ' ', '\n'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(jsonLike, fc.string({ unit: anyCharacter })), (text) => {
        try {
          JSON.parse(text);
        } catch {
          return jacksonMessage(text).message !== 'Invalid JSON';
        }
        return true;
      }),
      { numRuns: 1500 },
    );
  });
});

test.each([
  ['', 'No content to map due to end-of-input'],
  [
    'nope',
    "Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  [
    '[1,]',
    "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  ['['.repeat(2000) + ']'.repeat(2000), 'The data is nested more than 1000 levels deep'],
])('%#: the words are the same with every Node.js', (text, why) => {
  let thrown: unknown;
  try {
    readJson(text);
  } catch (error) {
    thrown = error;
  }
  expect(whyNoJson(text, thrown)).toBe(why);
});
