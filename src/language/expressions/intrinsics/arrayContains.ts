import { javaText } from '../../../util/javaText';
import { arrayArgument, type IntrinsicFunction } from './IntrinsicFunction';

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
    const text = javaText(args[1]!);
    return arrayArgument(args, 0).some((item) => javaText(item) === text);
  },
};
