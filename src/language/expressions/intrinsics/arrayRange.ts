import { ArgumentError, intArgument, type IntrinsicFunction } from './IntrinsicFunction';

const maxItems = 1000;

/** `States.ArrayRange(first, last, step)`: whole numbers from `first` up or down to `last`, which is included. */
export const arrayRange: IntrinsicFunction = {
  name: 'States.ArrayRange',
  returns: 'other',
  count: 3,
  call(args) {
    const first = intArgument(args, 0);
    const last = intArgument(args, 1);
    const step = intArgument(args, 2);
    if (step === 0) throw new ArgumentError();
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > maxItems) throw new ArgumentError();
    return Array.from({ length: count }, (_, i) => first + i * step);
  },
};
