import { parseTimestamp } from '../../../util/isoTime';
import { asDouble, isNumber, type Json } from '../../../util/json';
import { stringMatches } from './stringMatches';

/** Compares the value of `Variable` with the operator's. Another kind of value is no match, never an error. */
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
 * AWS (reported): 8 >= false and 7 > [6] match, 7 < true and 8 <= {} do not: what is no number is 0 there, as Jackson's
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
