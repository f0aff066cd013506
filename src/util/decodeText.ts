import { TextDecoder } from 'node:util';

/**
 * The content of a file without a byte order mark: UTF-8, or UTF-16 if the mark says so, as `>` of Windows PowerShell
 * writes it. Throws RangeError or TypeError if the bytes are not such text.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
