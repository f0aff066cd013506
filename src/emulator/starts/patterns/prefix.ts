import { isObject } from '../../../util/json';
import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** `{ prefix: 'a' }` or `{ prefix: { 'equals-ignore-case': 'a' } }` */
export const prefix: Operator = (argument) => {
  if (isObject(argument)) {
    const wanted = ignoringCase(argument, 'Prefix');
    return { fits: (value) => typeof value === 'string' && value.toLowerCase().startsWith(wanted.toLowerCase()) };
  }
  if (typeof argument !== 'string') throw new InvalidEventPattern('prefix match pattern must be a string');
  return { fits: (value) => typeof value === 'string' && value.startsWith(argument) };
};

/** The string of `{ 'equals-ignore-case': … }` inside `prefix` or `suffix`. */
export function ignoringCase(argument: object, operator: 'Prefix' | 'Suffix'): string {
  const [[name, value] = [undefined, undefined], ...more] = Object.entries(argument) as [string, unknown][];
  if (name === undefined) throw new InvalidEventPattern(`${operator} expression name not found`);
  if (name !== 'equals-ignore-case')
    throw new InvalidEventPattern(`Unsupported ${operator.toLowerCase()} pattern: ${name}`);
  if (typeof value !== 'string') throw new InvalidEventPattern('equals-ignore-case match pattern must be a string');
  if (more.length > 0) throw new InvalidEventPattern('Only one key allowed in match expression');
  return value;
}
