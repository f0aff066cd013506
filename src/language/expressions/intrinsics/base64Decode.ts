import { ArgumentError, shortTextArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.Base64Decode(text)`.
 *
 * AWS: characters that are not Base64 are skipped, missing padding is fine, and `=` ends the string. Java's decoder
 * rejects a single character at the end, which is less than a byte.
 */
export const base64Decode: IntrinsicFunction = {
  name: 'States.Base64Decode',
  returns: 'string',
  count: 1,
  call(args) {
    const text = shortTextArgument(args, 0)
      .split('=', 1)[0]!
      .replace(/[^A-Za-z0-9+/]/g, '');
    if (text.length % 4 === 1) throw new ArgumentError();
    return Buffer.from(text, 'base64').toString('utf8');
  },
};
