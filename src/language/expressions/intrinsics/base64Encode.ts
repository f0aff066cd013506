import { javaUtf8 } from '../../../util/javaText';
import { shortTextArgument, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.Base64Encode(text)`. */
export const base64Encode: IntrinsicFunction = {
  name: 'States.Base64Encode',
  returns: 'string',
  count: 1,
  call: (args) => javaUtf8(shortTextArgument(args, 0)).toString('base64'),
};
