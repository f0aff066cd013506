import { isArray, isExact, type Json } from './json';

/**
 * Names in the iteration order of a Java `HashMap` with these keys, added one after the other.
 *
 * AWS: payload templates and CSV rows go through such a map, so their members have this order in every JSON.
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

/** `String.hashCode()` of Java, which determines the order of a `HashMap`. */
export function javaStringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** `hashCode()` of the Java object (Map, List, String, Integer, Long, Double, Boolean, null) for a JSON value. */
export function javaHashCode(value: Json): number {
  if (value === null) return 0;
  if (typeof value === 'string') return javaStringHash(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return numberHash(value);
  if (isExact(value)) return value.isWhole ? wholeHash(BigInt(value.text)) : doubleHash(Number(value));
  if (isArray(value)) return value.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHashCode(item)) | 0, 1);
  let hash = 0;
  for (const name of Object.keys(value)) hash = (hash + (javaStringHash(name) ^ javaHashCode(value[name]!))) | 0;
  return hash;
}

function numberHash(value: number): number {
  if (value === (value | 0)) return value | 0;
  return Number.isInteger(value) ? wholeHash(BigInt(value)) : doubleHash(value);
}

function doubleHash(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}

/** A Long; a longer number is a BigInteger, whose hash uses its 32-bit digits. */
function wholeHash(value: bigint): number {
  if (BigInt.asIntN(64, value) === value) return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  const digits: number[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 32n) digits.unshift(Number(BigInt.asIntN(32, rest)));
  const hash = digits.reduce((sum, digit) => (Math.imul(31, sum) + digit) | 0, 0);
  return value < 0n ? -hash | 0 : hash;
}
