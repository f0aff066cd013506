import { javaText } from '../../../util/javaText';
import { arrayArgument, checkTextSize, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.ArrayContains(array, value)`.
 *
 * AWS: values are compared by their texts. So `true` is in `["true"]` and 5 in `["5"]`, but an object is not found
 * when its members stand in another order.
 */
export const arrayContains: IntrinsicFunction = {
  name: 'States.ArrayContains',
  count: 2,
  call(args) {
    const text = javaText(checkTextSize(args[1]!));
    // A part that is shared may stand there thousands of times.
    return [...new Set(arrayArgument(args, 0))].some((item) => javaText(checkTextSize(item)) === text);
  },
};
