import { JsonataFailure } from '../library/JsonataFailure';
import type { PlainFunction } from './PlainFunction';
import { towardsZero } from '../values/numbers';

/**
 * `$partition(array, size)`: the array in pieces of `size`, the last one may be shorter.
 *
 * AWS: pieces are never unwrapped (`$partition([0], 1)` is `[[0]]`). Without size there is one piece; an empty array
 * and a size of 0 give nothing.
 */
export const partition: PlainFunction = {
  name: 'partition',
  signature: '<xn?:a>',
  call([array, size]) {
    if (array === undefined) return undefined;
    // The text of the service ends in this `undefined`, too.
    if (!Array.isArray(array)) throw new JsonataFailure('T0412', { index: 1, value: array, type: undefined });
    if (array.length === 0) return undefined;
    if (size === undefined) return [array];
    const length = towardsZero(size as number);
    if (length < 0) throw new JsonataFailure('D3137', { message: 'Second argument must be zero or greater' });
    if (length === 0) return undefined;
    const pieces: unknown[][] = [];
    for (let start = 0; start < array.length; start += length) pieces.push(array.slice(start, start + length));
    return pieces;
  },
};
