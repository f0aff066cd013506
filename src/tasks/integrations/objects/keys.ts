import { S3Failure } from './S3Failure';

/** AWS: the longest key, in bytes of UTF-8. */
export const maxKeyBytes = 1024;

/** AWS: keys are listed by their UTF-8 bytes. JavaScript's own order differs above U+D7FF. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return inUtf8Order(x) - inUtf8Order(y);
  }
  return a.length - b.length;
}

/** Surrogates represent characters above all others of sixteen bits. */
function inUtf8Order(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Throws S3Failure for a key that S3 does not allow. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Failure('KeyTooLongError');
}
