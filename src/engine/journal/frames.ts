import { crc32 } from 'node:zlib';

/**
 * A record in a file: its length, the checksum of its bytes, the checksum of these two numbers, then the bytes. Because
 * the length has a checksum of its own, a damaged length is not taken for a record that was cut off. The highest bit of
 * the length says that the next record was written together with this one: both are there or neither is.
 */
export const frameHeadBytes = 12;

/** The maximum size of a record in bytes. A history of 25,000 events is written in parts. */
const maxBytes = 0x4000_0000;
const goesOnBit = 0x8000_0000;

/** Writes the head of a record whose bytes are already in place. */
export function writeHead(file: Buffer, at: number, length: number, goesOn: boolean): void {
  const start = at + frameHeadBytes;
  file.writeUInt32LE(crc32(file.subarray(start, start + length)), at + 4);
  markHead(file, at, length, goesOn);
}

/** Like `writeHead`, if the checksum of the bytes is already written. */
export function markHead(file: Buffer, at: number, length: number, goesOn: boolean): void {
  file.writeUInt32LE(goesOn ? length + goesOnBit : length, at);
  file.writeUInt32LE(checksumOfHead(file, at), at + 8);
}

/** The `crc32` of the eight bytes at a position. For so few, calling the native function takes longer. */
function checksumOfHead(file: Buffer, at: number): number {
  let sum = -1;
  for (let index = at; index < at + 8; index++) sum = (sum >>> 8) ^ checksums[(sum ^ file[index]!) & 0xff]!;
  return ~sum >>> 0;
}

const checksums = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The length of a record by its head, which may be damaged. */
export function lengthIn(head: Buffer): number {
  return head.readUInt32LE(0) % goesOnBit;
}

/** What is at a position of a file: a record, the end, a record that was not completely written, or damage. */
export type Found =
  | { readonly kind: 'record'; readonly payload: Buffer; readonly next: number; readonly goesOn: boolean }
  | { readonly kind: 'end' }
  | { readonly kind: 'torn'; readonly bytes: number; readonly of: number | undefined }
  | { readonly kind: 'damaged'; readonly what: string };

export function readFrame(file: Buffer, at: number): Found {
  const left = file.length - at;
  if (left === 0) return { kind: 'end' };
  if (left < frameHeadBytes) return { kind: 'torn', bytes: left, of: undefined };
  if (checksumOfHead(file, at) !== file.readUInt32LE(at + 8)) {
    // After a crash, a file may have its new length but zeros instead of the bytes.
    if (isEmpty(file.subarray(at))) return { kind: 'torn', bytes: left, of: undefined };
    return { kind: 'damaged', what: 'the length of a record does not fit its checksum' };
  }
  const written = file.readUInt32LE(at);
  const length = written % goesOnBit;
  if (length > maxBytes) return { kind: 'damaged', what: `a record says that it has ${length} bytes` };
  const start = at + frameHeadBytes;
  if (start + length > file.length) return { kind: 'torn', bytes: left, of: frameHeadBytes + length };
  const payload = file.subarray(start, start + length);
  if (crc32(payload) !== file.readUInt32LE(at + 4)) {
    if (isEmpty(file.subarray(start))) return { kind: 'torn', bytes: left, of: frameHeadBytes + length };
    return { kind: 'damaged', what: 'the bytes of a record do not fit its checksum' };
  }
  return { kind: 'record', payload, next: start + length, goesOn: written >= goesOnBit };
}

/** Records that were written together. */
export interface Batch {
  readonly kind: 'batch';
  readonly records: readonly { readonly payload: Buffer; readonly at: number }[];
  readonly next: number;
}

/** Like `readFrame`, for all records that were written together. Damage comes with its position. */
export function readBatch(
  file: Buffer,
  at: number,
): Batch | Exclude<Found, { kind: 'record' | 'damaged' }> | { readonly kind: 'damaged'; what: string; at: number } {
  const records: { payload: Buffer; at: number }[] = [];
  for (let next = at; ;) {
    const found = readFrame(file, next);
    if (found.kind === 'record') {
      records.push({ payload: found.payload, at: next });
      next = found.next;
      if (!found.goesOn) return { kind: 'batch', records, next };
    } else if (found.kind === 'damaged') return { ...found, at: next };
    else if (records.length === 0) return found;
    else return { kind: 'torn', bytes: file.length - at, of: undefined };
  }
}

function isEmpty(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
