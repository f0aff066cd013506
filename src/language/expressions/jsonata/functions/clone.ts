import { checkWeightAnew } from '../bounds/checkWeight';
import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$clone(value)`, by which the transform operator copies what it then changes. */
export const clone: PlainFunction = {
  name: 'clone',
  call([value]) {
    checkWeightAnew(value);
    return libraryFunction('clone').implementation(value);
  },
};
