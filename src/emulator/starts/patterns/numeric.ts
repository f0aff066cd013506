import { asDouble, isArray, isNumber, toCompactText, type Json } from '../../../util/json';
import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** AWS: numbers are compared within ±5,000,000,000 (guide, eb-create-pattern-operators). */
const largest = 5e9;

/** Whether EventBridge compares a number as a number. */
export function isComparable(number: number): boolean {
  return Math.abs(number) <= largest;
}

type Bound = (value: number) => boolean;

const bounds: Readonly<Record<string, (limit: number) => Bound>> = {
  '=': (limit) => (value) => value === limit,
  '>': (limit) => (value) => value > limit,
  '>=': (limit) => (value) => value >= limit,
  '<': (limit) => (value) => value < limit,
  '<=': (limit) => (value) => value <= limit,
};

/** `{ numeric: ['=', 5] }`, or one bound, or a lower and then an upper one: `{ numeric: ['>', 0, '<=', 5] }`. */
export const numeric: Operator = (argument) => {
  if (!isArray(argument)) throw new InvalidEventPattern('Value of numeric must be an array.');
  const [first, limit, second, top, ...more] = argument;
  if (typeof first !== 'string') throw new InvalidEventPattern(`Invalid member in numeric match: ${written(first)}`);
  if (!Object.hasOwn(bounds, first)) throw new InvalidEventPattern(`Unrecognized numeric range operator: ${first}`);
  const bottom = limitOf(first, limit);
  const own = bounds[first]!(bottom);
  if (second === undefined) return numbers(own);
  if (!first.startsWith('>')) throw new InvalidEventPattern('Too many elements in numeric expression');
  if (typeof second !== 'string') throw new InvalidEventPattern(`Bad value in numeric range: ${written(second)}`);
  if (second !== '<' && second !== '<=') throw new InvalidEventPattern(`Bad numeric range operator: ${second}`);
  const upper = limitOf(second, top);
  if (more.length > 0) throw new InvalidEventPattern('Too many terms in numeric range expression');
  if (bottom > upper || (bottom === upper && (first === '>' || second === '<')))
    throw new InvalidEventPattern('Bottom must be less than top');
  const below = bounds[second]!(upper);
  return numbers((value) => own(value) && below(value));
};

function numbers(fits: Bound): { fits: (value: unknown) => boolean } {
  return {
    fits(value) {
      if (!isNumber(value)) return false;
      const number = asDouble(value);
      return isComparable(number) && fits(number);
    },
  };
}

function limitOf(operator: string, limit: Json | undefined): number {
  if (!isNumber(limit))
    throw new InvalidEventPattern(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  const number = asDouble(limit);
  if (!isComparable(number)) throw new InvalidEventPattern('Value must be between -5.0E9 and 5.0E9, inclusive');
  return number;
}

function written(value: Json | undefined): string {
  return value === undefined ? ']' : toCompactText(value);
}
