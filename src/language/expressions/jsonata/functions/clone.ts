import { checkWeight } from '../bounds/checkWeight';
import type { PlainFunction } from './PlainFunction';
import { string } from './string';

/** `$clone(value)`, by which the transform operator copies what it then changes. */
export const clone: PlainFunction = {
  name: 'clone',
  call([value], host) {
    if (value === undefined) return undefined;
    checkWeight(value);
    const text = string.call([value], host) as string;
    host.step(text.length);
    return JSON.parse(text) as unknown;
  },
};
