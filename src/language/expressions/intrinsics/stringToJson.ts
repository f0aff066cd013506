import { jacksonText } from '../../../util/jacksonMessage';
import { readJson } from '../../../util/json';
import { ArgumentError, stringArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.StringToJson(text)`: the parsed JSON value.
 *
 * AWS: an empty or blank string is null, and `-0` is 0.
 */
export const stringToJson: IntrinsicFunction = {
  name: 'States.StringToJson',
  returns: 'other',
  count: 1,
  call(args) {
    const text = stringArgument(args, 0);
    if (/^[ \t\r\n]*$/.test(text)) return null;
    try {
      return readJson(text);
    } catch (error) {
      throw new ArgumentError(
        `Cannot convert String to Json in States.StringToJson, caused by: ${jacksonText(text, error)}`,
      );
    }
  },
};
