import { toCompactText } from '../../../util/json';
import type { IntrinsicFunction } from './IntrinsicFunction';

/** `States.JsonToString(value)`: the value's JSON text without blanks. */
export const jsonToString: IntrinsicFunction = {
  name: 'States.JsonToString',
  minArguments: 1,
  maxArguments: 1,
  call: (args) => toCompactText(args[0]!),
};
