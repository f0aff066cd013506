import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { frameHeadBytes, lengthIn, readBatch, readFrame } from './frames';
import { asBefore } from './folder';
import { setAside } from './SegmentFiles';

/** What is known about a file before it is read. */
interface KnownSegment {
  /** The last one may end in the middle of a record. */
  readonly isLast: boolean;
  /** Its length when it was closed. */
  readonly closedBytes?: number | undefined;
  /** Its minimum length. */
  readonly leastBytes?: number | undefined;
}

/** Where the records of a file end, and what follows. */
interface ReadSegment {
  readonly end: number;
  readonly torn: Torn | undefined;
}

/** Passes on the records of a file with their positions. Throws HarnessError when the file is damaged or missing. */
export function readSegment(
  name: string,
  { isLast, closedBytes, leastBytes = 0 }: KnownSegment,
  onRecord: (payload: Buffer, at: number) => void,
): ReadSegment {
  const file = fileOf(name);
  if (closedBytes !== undefined && file.length < closedBytes) {
    throw new HarnessError(
      `${name} has lost its end: it had ${closedBytes} bytes when it was closed, and has ${file.length}. ${asBefore}`,
    );
  }
  if (file.length < leastBytes) {
    throw new HarnessError(
      `${name} has lost its end: it had at least ${leastBytes} bytes, and has ${file.length}. ${asBefore}`,
    );
  }
  let at = 0;
  for (;;) {
    const found = readBatch(file, at);
    if (found.kind === 'batch') {
      for (const record of found.records) passOn(name, record, onRecord);
      at = found.next;
      continue;
    }
    if (found.kind === 'damaged' || (found.kind === 'torn' && !isLast)) {
      const [where, what] =
        found.kind === 'damaged' ? [found.at, found.what] : [at, 'the file ends in the middle of a record'];
      throw new HarnessError(
        `${name} is damaged at byte ${where}: ${what}. ${asBefore} \`stepmill data repair ${path.dirname(name)}\` keeps ` +
          'what stands before that place, and sets the rest aside.',
      );
    }
    return { end: at, torn: found.kind === 'torn' ? found : undefined };
  }
}

function passOn(
  name: string,
  { payload, at }: { readonly payload: Buffer; readonly at: number },
  onRecord: (payload: Buffer, at: number) => void,
): void {
  try {
    onRecord(payload, at);
  } catch (error) {
    if (HarnessError.is(error)) throw error;
    throw new HarnessError(
      `${name} has a record at byte ${at} that cannot be read: ${(error as Error).message}. ${asBefore}`,
    );
  }
}

function fileOf(name: string): Buffer {
  try {
    return fs.readFileSync(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new HarnessError(`${name} is missing, which belongs to the journal. ${asBefore}`);
  }
}

/** The record at a position of an open file. Throws HarnessError when it is damaged. */
export function readRecord(file: number, at: number, name: string): Buffer {
  const head = Buffer.alloc(frameHeadBytes);
  fs.readSync(file, head, 0, frameHeadBytes, at);
  const length = readFrame(head, 0).kind === 'damaged' ? 0 : lengthIn(head);
  const frame = Buffer.alloc(frameHeadBytes + length);
  const count = fs.readSync(file, frame, 0, frame.length, at);
  const found = readFrame(frame.subarray(0, count), 0);
  if (found.kind === 'record') return found.payload;
  throw new HarnessError(
    `${name} has changed since it was opened: at byte ${at} ` +
      `${found.kind === 'damaged' ? found.what : 'a record is cut off'}.`,
  );
}

/** What follows the last complete record of a file: this many bytes, out of `of` if that is known. */
interface Torn {
  readonly bytes: number;
  readonly of: number | undefined;
}

/**
 * Cuts off a record that was not completely written, and so never acknowledged. Its bytes are still kept in a file next
 * to it. Returns what was found and done.
 */
export function cutOff(name: string, at: number, { bytes, of }: Torn, isReadOnly: boolean): string {
  const whole = of === undefined ? '' : ` of ${of}`;
  if (isReadOnly) return `The last record of ${name} is incomplete (${bytes}${whole} bytes) and left out.`;
  return (
    `The last record of ${name} was not written to its end (${bytes}${whole} bytes): it was never acknowledged. It was cut ` +
    `off, and its bytes are in ${path.basename(setAside(name, at))}.`
  );
}
