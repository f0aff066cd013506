import { JavaRandom } from '../../../util/javaRandom';
import { ArgumentError, intArgument, numberArgument, type IntrinsicFunction } from './IntrinsicFunction';

/** `States.MathRandom(start, end, seed?)`: a whole number, start ≤ n < end. The same seed gives the same number. */
export const mathRandom: IntrinsicFunction = {
  name: 'States.MathRandom',
  returns: 'other',
  count: [2, 3],
  call(args, surroundings) {
    const start = intArgument(args, 0);
    const end = intArgument(args, 1);
    if (start >= end) throw new ArgumentError();
    if (args.length === 2) return start + Math.floor(surroundings.random() * (end - start));
    const seed = Math.trunc(numberArgument(args, 2));
    if (!Number.isSafeInteger(seed)) throw new ArgumentError();
    return new JavaRandom(BigInt(seed)).nextIntBetween(start, end);
  },
};
