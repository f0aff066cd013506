import { javaText } from '../../../util/javaText';
import { arrayArgument, checkTextSize, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.ArrayContains(array, value)`.
 *
 * AWS: values are compared by their string forms. So `true` is in `["true"]` and 5 in `["5"]`, but an object is not
 * found if its members are in another order.
 */
export const arrayContains: IntrinsicFunction = {
  name: 'States.ArrayContains',
  returns: 'other',
  count: 2,
  call(args) {
    const text = javaText(checkTextSize(args[1]!));
    // A shared part may occur thousands of times.
    return [...new Set(arrayArgument(args, 0))].some((item) => javaText(checkTextSize(item)) === text);
  },
};
