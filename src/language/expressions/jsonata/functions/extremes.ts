import { isArray } from '../values/natives';
import type { PlainFunction } from './PlainFunction';

/** `$max`, `$min`: the library spreads the array over the stack, which ends at some hundred thousand numbers. */
export const max: PlainFunction = {
  name: 'max',
  call: ([numbers]) => extreme(numbers as number[] | undefined, Math.max),
};

export const min: PlainFunction = {
  name: 'min',
  call: ([numbers]) => extreme(numbers as number[] | undefined, Math.min),
};

function extreme(numbers: number[] | undefined, choose: (...numbers: number[]) => number): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  // Partial application lets anything through.
  if (!isArray(numbers)) return Reflect.apply(choose, undefined, numbers);
  return numbers.reduce((a, b) => choose(a, b));
}
