import { arrayArgument } from './arguments';
import type { IntrinsicFunction } from './IntrinsicFunction';

/** `States.ArrayLength(array)`: the number of items. */
export const arrayLength: IntrinsicFunction = {
  name: 'States.ArrayLength',
  minArguments: 1,
  maxArguments: 1,
  call: (args) => arrayArgument(args, 0).length,
};
