import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';

/** The revision of a file: a hash of its bytes. */
export function revisionOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Text in UTF-8, of which every byte comes back when it is written; a byte order mark stays. Throws TypeError for other bytes. */
export function decodeExactly(content: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
}
