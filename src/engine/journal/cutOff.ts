import path from 'node:path';
import { setAside } from './segmentFile';

/** What follows the last whole record of a file: so many bytes, of so many if that is known. */
export interface Torn {
  readonly bytes: number;
  readonly of: number | undefined;
}

/**
 * A record that was not completely written was never acknowledged: it is cut off. Its bytes are kept in a file beside it
 * anyway. Answers what was found and done.
 */
export function cutOff(name: string, at: number, { bytes, of }: Torn, isReadOnly: boolean): string {
  const whole = of === undefined ? '' : ` of ${of}`;
  if (isReadOnly) return `The last record of ${name} is incomplete (${bytes}${whole} bytes) and left out.`;
  return (
    `The last record of ${name} was not written to its end (${bytes}${whole} bytes): nobody was told of it. It was cut ` +
    `off, and its bytes are in ${path.basename(setAside(name, at))}.`
  );
}
