import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** `{ exists: true }` or `{ exists: false }`. AWS: an object and an empty array are no values, so they count as absent. */
export const exists: Operator = (argument) => {
  if (argument === true) return { fits: () => true };
  if (argument === false) return { fits: () => false, fitsAbsent: true };
  throw new InvalidEventPattern('exists match pattern must be either true or false.');
};
