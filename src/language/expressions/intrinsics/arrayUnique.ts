import { jsonEquals, type Json, type JsonArray } from '../../../util/json';
import { javaHashCode, inBucketOrder } from '../../../util/javaHashOrder';
import { arrayArgument, type IntrinsicFunction } from './IntrinsicFunction';

/**
 * `States.ArrayUnique(array)`: each value once.
 *
 * AWS: the order is that of a Java HashSet (`[true, false]` gives `[false, true]`), which the guide calls unordered.
 */
export const arrayUnique: IntrinsicFunction = {
  name: 'States.ArrayUnique',
  returns: 'other',
  count: 1,
  call(args) {
    const items = arrayArgument(args, 0);
    return inBucketOrder(withoutRepeats(items), javaHashCode, bucketsFor(items.length));
  },
};

function withoutRepeats(items: JsonArray): Json[] {
  const seen = new Set<Json>();
  const containers = new Map<number, Json[]>();
  return items.filter((item) => {
    // A shared part may occur thousands of times.
    if (seen.has(item)) return false;
    seen.add(item);
    if (typeof item !== 'object' || item === null) return true;
    const hash = javaHashCode(item);
    const sameHash = containers.get(hash);
    if (sameHash === undefined) containers.set(hash, [item]);
    else if (sameHash.some((other) => jsonEquals(other, item))) return false;
    else sameHash.push(item);
    return true;
  });
}

/** The table size of a `HashSet` that is created from a list. */
function bucketsFor(length: number): number {
  let buckets = 16;
  while (buckets < Math.floor(length / 0.75) + 1) buckets *= 2;
  return buckets;
}
