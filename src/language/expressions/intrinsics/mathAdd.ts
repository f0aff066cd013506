import { ArgumentError, roundedArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.MathAdd(a, b)`: the sum of two 32-bit integers.
 *
 * AWS: each operand is rounded first, with halves rounded up: 1.5 is 2 and -1.5 is -1.
 */
export const mathAdd: IntrinsicFunction = {
  name: 'States.MathAdd',
  returns: 'other',
  count: 2,
  call(args) {
    const sum = roundedArgument(args, 0) + roundedArgument(args, 1);
    if (sum !== (sum | 0)) throw new ArgumentError();
    return sum + 0;
  },
};
