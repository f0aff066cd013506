import { JsonataFailure } from '../library/JsonataFailure';
import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$formatNumber(number, picture, options)`. AWS: a picture that has no place for a digit (`x`) is refused by this code. */
export const formatNumber: PlainFunction = {
  name: 'formatNumber',
  call(args) {
    try {
      return libraryFunction('formatNumber').implementation(...args);
    } catch (error) {
      // The library stumbles over such a picture.
      throw (error as { code?: unknown }).code === undefined ? new JsonataFailure('D3086') : error;
    }
  },
};
