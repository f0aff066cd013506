import { parseTimestamp } from '../../../util/isoTime';
import { asDouble, isNumber, type Json } from '../../../util/json';

/**
 * Compares the value of `Variable` with the operator's. A value of another type does not match. It is never an error.
 */
type Comparison = (value: Json, operand: Json) => boolean;

type Test = (order: number) => boolean;

const orders: Readonly<Record<string, Test>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

function numberOf(value: Json): number | undefined {
  return isNumber(value) ? asDouble(value) : undefined;
}

/** AWS: strings are ordered by UTF-16 code units, as JavaScript does too. */
function stringOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function timeOf(value: Json): number | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}

function comparisonsOf<T extends number | string>(prefix: string, read: (value: Json) => T | undefined) {
  return Object.entries(orders).map(([suffix, test]): [string, Comparison] => [
    prefix + suffix,
    (value, operand) => {
      const a = read(value);
      const b = read(operand);
      if (a === undefined || b === undefined) return false;
      return test(a < b ? -1 : a > b ? 1 : 0);
    },
  ]);
}

/**
 * The number that the value of a `Numeric…Path` counts as.
 *
 * AWS (reported): 8 >= false and 7 > [6] match, 7 < true and 8 <= {} do not: a value that is not a number counts as 0,
 * as in Jackson's `asDouble`. It follows that Booleans and strings behave the same way. The Variable must be a number.
 */
export function numberAtPath(value: Json): Json {
  if (isNumber(value)) return value;
  if (typeof value !== 'string') return value === true ? 1 : 0;
  const text = value.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : 0;
}

/** Every data test with an operand; each but StringMatches has a twin ending in `Path`. */
export const comparisons: Readonly<Record<string, Comparison>> = Object.fromEntries([
  ...comparisonsOf('Numeric', numberOf),
  ...comparisonsOf('String', stringOf),
  ...comparisonsOf('Timestamp', timeOf),
  ['BooleanEquals', (value: Json, operand: Json) => typeof value === 'boolean' && value === operand],
  [
    'StringMatches',
    (value: Json, operand: Json) => typeof value === 'string' && stringMatches(value, operand as string),
  ],
]);

/** The tests of a value's type. Their operand is the expected result. */
export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => isNumber(value),
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timeOf(value) !== undefined,
};

/**
 * The StringMatches test: `*` matches any sequence of characters, `\*` an asterisk and `\\` a backslash. Nothing else
 * is special. For each asterisk, the time is linear in the length of the string.
 *
 * @example stringMatches('log-2024.txt', 'log-*.txt') // true
 */
export function stringMatches(text: string, pattern: string): boolean {
  const pieces = splitAtStars(pattern);
  const first = pieces[0]!;
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1]!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let position = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return position <= end;
}

function splitAtStars(pattern: string): string[] {
  const pieces = [''];
  for (let index = 0; index < pattern.length; index++) {
    let character = pattern[index]!;
    if (character === '*') {
      pieces.push('');
      continue;
    }
    if (character === '\\' && (pattern[index + 1] === '*' || pattern[index + 1] === '\\'))
      character = pattern[++index]!;
    pieces.push(pieces.pop()! + character);
  }
  return pieces;
}
