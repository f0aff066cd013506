import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxRangeElements } from '../bounds/limits';
import { sequenceOf } from '../values/sequences';
import type { PlainFunction } from './PlainFunction';
import { towardsZero } from '../values/numbers';

/**
 * `$range(start, end, step)`: from start to end, which belongs to it when a step lands there.
 *
 * AWS: one number alone is not an array (`$range(1, 9, 9)` is 1). A missing or zero step, or one that leads away from
 * the end, gives nothing.
 */
export const range: PlainFunction = {
  name: 'range',
  signature: '<nnn?:a>',
  call(args) {
    const [start, end, step] = args.map((value) => (value === undefined ? undefined : towardsZero(value as number)));
    if (start === undefined || end === undefined || step === undefined) return undefined;
    const count = Math.floor((end - start) / step) + 1;
    if (step === 0 || !(count >= 1)) return undefined;
    if (count > maxRangeElements) throw new LimitExceeded('memory');
    return sequenceOf(Array.from({ length: count }, (_, index) => start + index * step));
  },
};
