import { isObject } from '../../../util/json';
import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';
import { ignoringCase } from './prefix';

/** `{ suffix: '.png' }` or `{ suffix: { 'equals-ignore-case': '.png' } }` */
export const suffix: Operator = (argument) => {
  if (isObject(argument)) {
    const wanted = ignoringCase(argument, 'Suffix');
    return { fits: (value) => typeof value === 'string' && value.toLowerCase().endsWith(wanted.toLowerCase()) };
  }
  if (typeof argument !== 'string') throw new InvalidEventPattern('suffix match pattern must be a string');
  return { fits: (value) => typeof value === 'string' && value.endsWith(argument) };
};
