const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The eight hexadecimal digits of 32 bits. `toString(16)` takes several times as long for numbers above 2 ** 31.
 *
 * @example hex32(48879) // '0000beef'
 */
export function hex32(bits: number): string {
  return (
    hexOfByte[bits >>> 24]! + hexOfByte[(bits >>> 16) & 255]! + hexOfByte[(bits >>> 8) & 255]! + hexOfByte[bits & 255]!
  );
}
