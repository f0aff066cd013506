import type { PlainFunction } from './PlainFunction';

/** `$shuffle(array)` as the library does it, with the execution's randomness. */
export const shuffle: PlainFunction = {
  name: 'shuffle',
  call([array], host) {
    if (array === undefined || (array as unknown[]).length <= 1) return array;
    const shuffled: unknown[] = [];
    for (const [index, item] of (array as unknown[]).entries()) {
      const other = Math.floor(host.random() * (index + 1));
      if (other !== index) shuffled[index] = shuffled[other];
      shuffled[other] = item;
    }
    return shuffled;
  },
};
