import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** `{ 'equals-ignore-case': 'running' }` */
export const equalsIgnoreCase: Operator = (argument) => {
  if (typeof argument !== 'string') throw new InvalidEventPattern('equals-ignore-case match pattern must be a string');
  const wanted = argument.toLowerCase();
  return { fits: (value) => typeof value === 'string' && value.toLowerCase() === wanted };
};
