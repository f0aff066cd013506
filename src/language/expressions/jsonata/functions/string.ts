import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$string(value, prettify)`; numbers, with fifteen digits, need no JSON writer. */
export const string: PlainFunction = {
  name: 'string',
  call(args) {
    const [value] = args;
    if (typeof value === 'number' && Number.isFinite(value)) return String(Number(value.toPrecision(15)));
    return libraryFunction('string').implementation(...args);
  },
};
