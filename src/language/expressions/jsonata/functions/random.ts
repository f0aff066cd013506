import { JavaRandom } from '../../../../util/javaRandom';
import type { PlainFunction } from './PlainFunction';
import { towardsZero } from '../values/numbers';

/** `$random()`: a number 0 ≤ n < 1. AWS: `$random(seed)` is the first number of java.util.Random. */
export const random: PlainFunction = {
  name: 'random',
  signature: '<n?:n>',
  call([seed], host) {
    if (seed === undefined) return host.random();
    return new JavaRandom(BigInt(Number.isFinite(seed) ? towardsZero(seed as number) : 0)).nextDouble();
  },
};
