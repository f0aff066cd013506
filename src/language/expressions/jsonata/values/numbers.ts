import { JsonataFailure } from '../library/library';
import { isFinite, isNaN } from './natives';

/** Whether a value is a number. Throws for one that JSON cannot hold. */
export function isJsonNumber(value: unknown): value is number {
  if (typeof value !== 'number' || isNaN(value)) return false;
  if (!isFinite(value)) throw new JsonataFailure('D1001', { value });
  return true;
}

/** AWS: a fraction given to the added functions is cut off, so -1.7 is -1. */
export function towardsZero(value: number): number {
  return Math.trunc(value) + 0;
}
