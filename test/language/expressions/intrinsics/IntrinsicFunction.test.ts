import {
  ArgumentError,
  arrayArgument,
  checkTextSize,
  intArgument,
  maxTextBytes,
  numberArgument,
  objectArgument,
  roundedArgument,
  shortTextArgument,
  stringArgument,
  TextTooLargeError,
} from '../../../../src/language/expressions/intrinsics/IntrinsicFunction';
import { parseJson, type Json } from '../../../../src/util/json';

/** The value that an argument has, or `refused`. */
function given(take: (args: readonly Json[], at: number) => unknown, value: Json | undefined): unknown {
  try {
    return take(value === undefined ? [] : ['before', value], 1);
  } catch (error) {
    if (error instanceof ArgumentError && error.sentence === undefined) return 'refused';
    throw error;
  }
}

const values: readonly (Json | undefined)[] = [[1], { a: 1 }, 'text', 5, true, null, undefined];

test.each([
  [arrayArgument, [[1], 'refused', 'refused', 'refused', 'refused', 'refused', 'refused']],
  [objectArgument, ['refused', { a: 1 }, 'refused', 'refused', 'refused', 'refused', 'refused']],
  [stringArgument, ['refused', 'refused', 'text', 'refused', 'refused', 'refused', 'refused']],
  [shortTextArgument, ['refused', 'refused', 'text', 'refused', 'refused', 'refused', 'refused']],
  [numberArgument, ['refused', 'refused', 'refused', 5, 'refused', 'refused', 'refused']],
  [intArgument, ['refused', 'refused', 'refused', 5, 'refused', 'refused', 'refused']],
  [roundedArgument, ['refused', 'refused', 'refused', 5, 'refused', 'refused', 'refused']],
])('%p takes one kind of value', (take, expected) => {
  expect(values.map((value) => given(take, value))).toEqual(expected);
});

test('integers are truncated or rounded, to 32 bits', () => {
  const numbers = [1.9, -1.9, -0.2, 2.5, -2.5, 2147483647, 2147483648, -2147483648, -2147483649, 2147483647.4];
  const refused = 'refused';
  expect(numbers.map((value) => given(intArgument, value))).toEqual([
    1,
    -1,
    0,
    2,
    -2,
    2147483647,
    refused,
    -2147483648,
    refused,
    2147483647,
  ]);
  expect(numbers.map((value) => given(roundedArgument, value))).toEqual([
    2,
    -2,
    0,
    3,
    -2,
    2147483647,
    refused,
    -2147483648,
    refused,
    2147483647,
  ]);
  expect(given(intArgument, parseJson('1.50'))).toBe(1);
});

test('a short string has at most 10,000 characters', () => {
  const longest = 'x'.repeat(10_000);
  expect([given(shortTextArgument, longest), given(shortTextArgument, `${longest}x`)]).toEqual([longest, 'refused']);
});

test('a string of more than 16 MiB is too large', () => {
  const largest = 'x'.repeat(maxTextBytes - 2);
  expect(checkTextSize(largest)).toBe(largest);
  expect(() => checkTextSize(`${largest}x`)).toThrow(TextTooLargeError);
});
