import { javaStringHash } from './javaHashCode';

/**
 * Names in the order in which a Java `HashMap` with these keys, put one after the other, hands them out.
 *
 * AWS: payload templates and CSV rows go through such a map, so this is the order of their members in every text.
 *
 * @example javaHashOrder(['index', 'item', 'parentBefore']) // ['item', 'index', 'parentBefore']
 */
export function javaHashOrder(names: readonly string[]): string[] {
  let buckets = 16;
  while (names.length > buckets * 0.75) buckets *= 2;
  return inBucketOrder(names, javaStringHash, buckets);
}

/** Items by hash bucket (`buckets` is a power of two); items of one bucket keep their order. */
export function inBucketOrder<Item>(items: readonly Item[], hashOf: (item: Item) => number, buckets: number): Item[] {
  return items
    .map((item, position) => ({ item, position, bucket: bucketOf(hashOf(item), buckets) }))
    .sort((a, b) => a.bucket - b.bucket || a.position - b.position)
    .map(({ item }) => item);
}

function bucketOf(hash: number, buckets: number): number {
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}
