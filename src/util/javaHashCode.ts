import { isArray, type Json } from './json';

/** `String.hashCode()` of Java: what the order of a `HashMap` follows from. */
export function javaStringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** `hashCode()` of the Java object (Map, List, String, Integer, Long, Double, Boolean, null) that a JSON value becomes. */
export function javaHashCode(value: Json): number {
  if (value === null) return 0;
  if (typeof value === 'string') return javaStringHash(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return numberHash(value);
  if (isArray(value)) return value.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHashCode(item)) | 0, 1);
  let hash = 0;
  for (const name of Object.keys(value)) hash = (hash + (javaStringHash(name) ^ javaHashCode(value[name]!))) | 0;
  return hash;
}

function numberHash(value: number): number {
  if (value === (value | 0)) return value | 0;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}
