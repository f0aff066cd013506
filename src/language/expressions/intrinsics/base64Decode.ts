import { shortTextArgument } from './arguments';
import type { IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.Base64Decode(text)`.
 *
 * AWS: nothing is refused. What is no Base64 is passed over, missing padding is fine, and `=` ends the text.
 */
export const base64Decode: IntrinsicFunction = {
  name: 'States.Base64Decode',
  minArguments: 1,
  maxArguments: 1,
  call: (args) => Buffer.from(shortTextArgument(args, 0).split('=', 1)[0]!, 'base64').toString('utf8'),
};
