import { JsonataFailure } from '../library/library';
import { isFinite, isNaN } from './natives';

/** Whether a value is a number. Throws for a number that JSON cannot represent. */
export function isJsonNumber(value: unknown): value is number {
  if (typeof value !== 'number' || isNaN(value)) return false;
  if (!isFinite(value)) throw new JsonataFailure('D1001', { value });
  return true;
}

/** AWS: the added functions truncate fractions, so -1.7 is -1. */
export function towardsZero(value: number): number {
  return Math.trunc(value) + 0;
}
