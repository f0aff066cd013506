import { libraryFunction } from '../library/library';
import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxPadding } from '../bounds/limits';
import type { PlainFunction } from './PlainFunction';

/** `$pad(text, width, char)`. AWS: recorded, one call adds 262,144 characters at most. */
export const pad: PlainFunction = {
  name: 'pad',
  call(args) {
    const [text, width] = args as [string | undefined, number | undefined];
    if (text !== undefined && width !== undefined && Math.abs(width) - [...text].length > maxPadding) {
      throw new LimitExceeded('memory');
    }
    return libraryFunction('pad').implementation(...args);
  },
};
