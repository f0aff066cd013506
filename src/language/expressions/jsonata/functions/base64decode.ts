import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$base64decode(text)`. AWS: what is no Base64 ends in an internal error; JavaScript would leave it out. */
export const base64decode: PlainFunction = {
  name: 'base64decode',
  call([text]) {
    if (text !== undefined && !isBase64(text as string)) throw new TypeError('This is no Base64');
    return libraryFunction('base64decode').implementation(text);
  },
};

function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  return digits.length % 4 !== 1 && !/[^A-Za-z0-9+/]/.test(digits);
}
