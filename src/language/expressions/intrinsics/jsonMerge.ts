import { javaHashOrder } from '../../../util/javaHashOrder';
import { setMember, type Json } from '../../../util/json';
import { ArgumentError } from './ArgumentError';
import { objectArgument } from './arguments';
import type { IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.JsonMerge(first, second, false)`: the members of both; where both have one, that of the second.
 *
 * AWS: `true`, the deep merge of the States Language, is refused; a third argument that is no Boolean counts as false.
 * The members come out in the order of a Java HashMap.
 */
export const jsonMerge: IntrinsicFunction = {
  name: 'States.JsonMerge',
  minArguments: 3,
  maxArguments: 3,
  call(args) {
    const first = objectArgument(args, 0);
    const second = objectArgument(args, 1);
    if (args[2] === true || args[2] === 'true') {
      throw new ArgumentError('only the shallow merge is supported; the third argument must be false');
    }
    const merged: Record<string, Json> = {};
    for (const name of javaHashOrder([...new Set([...Object.keys(first), ...Object.keys(second)])])) {
      setMember(merged, name, (Object.hasOwn(second, name) ? second : first)[name]!);
    }
    return merged;
  },
};
