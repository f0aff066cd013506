/** Four numbers of 32 bits. */
export type Words = readonly [number, number, number, number];

/**
 * Writes 128 bits as a UUID of that version: six of them give way. Made in one piece: a text that is put together keeps
 * its parts, and every execution has such an id.
 */
export function formatUuid([a, b, c, d]: Words, version: 3 | 4): string {
  // prettier-ignore
  return String.fromCharCode(
    digit(a, 28), digit(a, 24), digit(a, 20), digit(a, 16), digit(a, 12), digit(a, 8), digit(a, 4), digit(a, 0),
    dash, digit(b, 28), digit(b, 24), digit(b, 20), digit(b, 16),
    dash, digit(version, 0), digit(b, 8), digit(b, 4), digit(b, 0),
    dash, digit(8 | ((c >>> 28) & 3), 0), digit(c, 24), digit(c, 20), digit(c, 16),
    dash, digit(c, 12), digit(c, 8), digit(c, 4), digit(c, 0),
    digit(d, 28), digit(d, 24), digit(d, 20), digit(d, 16), digit(d, 12), digit(d, 8), digit(d, 4), digit(d, 0),
  );
}

const dash = 0x2d;

/** The code of the hexadecimal digit that begins at a bit. */
function digit(bits: number, at: number): number {
  const value = (bits >>> at) & 15;
  return value < 10 ? 0x30 + value : 0x57 + value;
}
