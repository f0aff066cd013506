/**
 * The eight hexadecimal digits of 32 bits.
 *
 * @example hex32(48879) // '0000beef'
 */
export function hex32(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
