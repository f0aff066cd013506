import { crc32 } from 'node:zlib';

/**
 * A record in a file: its length, the checksum of its bytes, the checksum of these two numbers, then the bytes. With a
 * checksum of its own a length that was damaged is not taken for a record that was cut off.
 */
export const frameHeadBytes = 12;

/** No record is longer: a history of 25,000 events is written in parts. */
const maxBytes = 0x4000_0000;

export function frameOf(payload: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(frameHeadBytes + payload.length);
  frame.writeUInt32LE(payload.length, 0);
  frame.writeUInt32LE(crc32(payload), 4);
  frame.writeUInt32LE(crc32(frame.subarray(0, 8)), 8);
  payload.copy(frame, frameHeadBytes);
  return frame;
}

/** What lies at a place of a file: a record; its end; a record that was not written to its end; or something damaged. */
export type Found =
  | { readonly kind: 'record'; readonly payload: Buffer; readonly next: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'torn'; readonly bytes: number; readonly of: number | undefined }
  | { readonly kind: 'damaged'; readonly what: string };

export function readFrame(file: Buffer, at: number): Found {
  const left = file.length - at;
  if (left === 0) return { kind: 'end' };
  if (left < frameHeadBytes) return { kind: 'torn', bytes: left, of: undefined };
  if (crc32(file.subarray(at, at + 8)) !== file.readUInt32LE(at + 8)) {
    // A file system may give a file its new length before it has the bytes.
    if (file.subarray(at).every((byte) => byte === 0)) return { kind: 'torn', bytes: left, of: undefined };
    return { kind: 'damaged', what: 'the length of a record does not fit its checksum' };
  }
  const length = file.readUInt32LE(at);
  if (length > maxBytes) return { kind: 'damaged', what: `a record says that it has ${length} bytes` };
  const start = at + frameHeadBytes;
  if (start + length > file.length) return { kind: 'torn', bytes: left, of: frameHeadBytes + length };
  const payload = file.subarray(start, start + length);
  if (crc32(payload) !== file.readUInt32LE(at + 4)) {
    if (payload.every((byte) => byte === 0) && start + length === file.length)
      return { kind: 'torn', bytes: left, of: frameHeadBytes + length };
    return { kind: 'damaged', what: 'the bytes of a record do not fit its checksum' };
  }
  return { kind: 'record', payload, next: start + length };
}
