import { asDouble, isArray, isNumber, isObject, type Json, type JsonObject } from '../../../util/json';
import { InvalidEventPattern } from './InvalidEventPattern';
import { isComparable } from './numeric';
import type { Alternative, Leaf, Operator } from './Operator';
import { compileStars } from './wildcard';

/**
 * `{ 'anything-but': 'x' }`: a string, a number or a list of one kind, or what strings must not be like:
 * `{ 'anything-but': { prefix: 'x' } }`, with one string or a list.
 *
 * AWS: any other value fits, of whatever type, but the field must exist (recorded by LocalStack, 2024: `null` fits).
 */
export const anythingBut: Operator = (argument) => {
  if (isObject(argument)) return unlike(argument);
  const values = isArray(argument) ? argument : [argument];
  if (!isArray(argument) && typeof argument !== 'string' && !isNumber(argument))
    throw new InvalidEventPattern('Value of anything-but must be an array or single string/number value.');
  if (values.some((value) => typeof value !== 'string' && !isNumber(value)))
    throw new InvalidEventPattern('Inside anything but list, start|null|boolean is not supported.');
  const numbers = values.filter((value) => isNumber(value)).map(asDouble);
  if (values.length === 0 || (numbers.length > 0 && numbers.length < values.length))
    throw new InvalidEventPattern(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  if (!numbers.every(isComparable)) throw new InvalidEventPattern('Value must be between -5.0E9 and 5.0E9, inclusive');
  if (numbers.length > 0) return { fits: (value) => !isNumber(value) || !numbers.includes(asDouble(value)) };
  return { fits: (value) => !(values as readonly Leaf[]).includes(value) };
};

/** What a string is compared with, in each of the forms. */
const likenesses: Readonly<Record<string, (given: string) => (value: string) => boolean>> = {
  prefix: (given) => (value) => value.startsWith(given),
  suffix: (given) => (value) => value.endsWith(given),
  wildcard: compileStars,
  'equals-ignore-case': (given) => (value) => value.toLowerCase() === given.toLowerCase(),
};

function unlike(argument: JsonObject): Alternative {
  const [[name, given] = [undefined, null], ...more] = Object.entries(argument);
  if (name === undefined) throw new InvalidEventPattern('Anything-But expression name not found');
  if (!Object.hasOwn(likenesses, name)) throw new InvalidEventPattern(`Unsupported anything-but pattern: ${name}`);
  if (!isArray(given) && typeof given !== 'string' && !isNumber(given))
    throw new InvalidEventPattern('Value of anything-but must be an array or single string/number value.');
  const texts = isArray(given) ? given : [given];
  const alike = texts.map((text) => likenesses[name]!(textOf(name, text)));
  if (more.length > 0) throw new InvalidEventPattern('Too many elements in numeric expression');
  return { fits: (value) => typeof value !== 'string' || !alike.some((isLike) => isLike(value)) };
}

function textOf(operator: string, text: Json): string {
  if (typeof text !== 'string') throw new InvalidEventPattern(notText[operator]!);
  if (text === '' && (operator === 'prefix' || operator === 'suffix'))
    throw new InvalidEventPattern('Null prefix/suffix not allowed');
  return text;
}

const notText: Readonly<Record<string, string>> = {
  prefix: 'prefix/suffix match pattern must be a string',
  suffix: 'prefix/suffix match pattern must be a string',
  wildcard: 'wildcard match pattern must be a string',
  'equals-ignore-case': 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
};
