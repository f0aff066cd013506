import { toCompactText } from '../../../util/json';
import { checkTextSize, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.JsonToString(value)`: the value's JSON without whitespace. */
export const jsonToString: IntrinsicFunction = {
  name: 'States.JsonToString',
  returns: 'string',
  count: 1,
  wrongCount: 'Invalid arguments in States.JsonToString: only a single argument is allowed.',
  call: (args) => toCompactText(checkTextSize(args[0]!)),
};
