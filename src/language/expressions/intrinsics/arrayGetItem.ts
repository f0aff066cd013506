import { ArgumentError, arrayArgument, intArgument, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.ArrayGetItem(array, index)`: the element at an index, counted from 0. */
export const arrayGetItem: IntrinsicFunction = {
  name: 'States.ArrayGetItem',
  returns: 'string',
  count: 2,
  call(args) {
    const items = arrayArgument(args, 0);
    const index = intArgument(args, 1);
    // AWS: an empty array returns null for every index.
    if (items.length === 0) return null;
    const item = items[index];
    if (item === undefined) throw new ArgumentError();
    return item;
  },
};
