import { createHash } from 'node:crypto';
import { JsonataFailure } from '../library/JsonataFailure';
import type { PlainFunction } from './PlainFunction';

const algorithms = ['SHA-1', 'SHA-384', 'SHA-256', 'SHA-512', 'MD5'];

/** `$hash(text, algorithm)`: in hexadecimal, of the text's UTF-8. AWS: names are case-sensitive. */
export const hash: PlainFunction = {
  name: 'hash',
  signature: '<ss?:s>',
  call([text, algorithm]) {
    if (text === undefined || algorithm === undefined) return undefined;
    if (!algorithms.includes(algorithm as string)) {
      throw new JsonataFailure('D3137', {
        message: `Hash algorithm '${algorithm as string}' must be one of ${algorithms.join(', ')}`,
      });
    }
    return createHash((algorithm as string).replace('-', '').toLowerCase())
      .update(text as string, 'utf8')
      .digest('hex');
  },
};
