import type { Json } from '../../../util/json';
import { ArgumentError, arrayArgument, intArgument, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.ArrayPartition(array, size)`: the array in pieces of that size; the last one may be shorter. */
export const arrayPartition: IntrinsicFunction = {
  name: 'States.ArrayPartition',
  returns: 'other',
  count: 2,
  call(args) {
    const items = arrayArgument(args, 0);
    const size = intArgument(args, 1);
    if (size < 1) throw new ArgumentError();
    const pieces: Json[] = [];
    for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
    return pieces;
  },
};
