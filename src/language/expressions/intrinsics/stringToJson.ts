import { jacksonMessage } from '../../../util/jacksonMessage';
import { readJson } from '../../../util/json';
import { TooDeepError } from '../../../util/TooDeepError';
import { ArgumentError } from './ArgumentError';
import { stringArgument } from './arguments';
import type { IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.StringToJson(text)`: what the JSON text says.
 *
 * AWS: an empty or blank text is null, and `-0` is 0.
 */
export const stringToJson: IntrinsicFunction = {
  name: 'States.StringToJson',
  minArguments: 1,
  maxArguments: 1,
  call(args) {
    const text = stringArgument(args, 0);
    if (/^[ \t\r\n]*$/.test(text)) return null;
    try {
      return readJson(text);
    } catch (error) {
      // JavaScript's own words change from one Node.js to the next.
      const reason = error instanceof TooDeepError ? error.message : jacksonMessage(text).message;
      throw new ArgumentError(`the text is no JSON: ${reason}`);
    }
  },
};
