import { arrayArgument, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.ArrayLength(array)`: the number of items. */
export const arrayLength: IntrinsicFunction = {
  name: 'States.ArrayLength',
  returns: 'other',
  count: 1,
  call: (args) => arrayArgument(args, 0).length,
};
