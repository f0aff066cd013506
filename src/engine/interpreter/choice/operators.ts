import { parseTimestamp } from '../../../util/isoTime';
import { asDouble, isNumber, type Json } from '../../../util/json';

/** Compares the value of `Variable` with the operator's. Another kind of value is not a match, never an error. */
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
 * What stands for a number at the end of a `Numeric…Path`.
 *
 * AWS (reported): 8 >= false and 7 > [6] match, 7 < true and 8 <= {} do not: what is not a number is 0 there, as Jackson's
 * `asDouble` has it. That Booleans and texts go the same way follows from it. The Variable must be a number.
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

/** The tests of what kind a value is; their operand says which answer matches. */
export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => isNumber(value),
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timeOf(value) !== undefined,
};

/**
 * The StringMatches test: `*` stands for any run of characters, `\*` for a star and `\\` for a backslash; nothing else
 * is special. Takes time linear in the text for each star.
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
