import { frameHeadBytes, lengthIn, markHead, writeHead } from './frames';

const usualBytes = 65_536;

/** Records with their heads, to be written with one call. */
export class WriteBuffer {
  private bytes = Buffer.allocUnsafeSlow(usualBytes);
  /** How many of the bytes are used. */
  length = 0;
  /** The last record. */
  private lastAt = 0;
  private lastLength = 0;

  /** Adds a record. Returns its position. */
  add(payload: Buffer | string): number {
    const at = this.length;
    const start = at + frameHeadBytes;
    // UTF-8 needs at most three bytes for a character of a string.
    this.makeRoom(start + (typeof payload === 'string' ? payload.length * 3 : payload.length));
    const { bytes } = this;
    const length = typeof payload === 'string' ? bytes.write(payload, start) : payload.copy(bytes, start);
    writeHead(bytes, at, length, true);
    this.lastAt = at;
    this.lastLength = length;
    this.length = start + length;
    return at;
  }

  /** All bytes, with the last record marked as the last. It may be called again after more records. */
  whole(): Buffer {
    markHead(this.bytes, this.lastAt, this.lastLength, false);
    return this.bytes.subarray(0, this.length);
  }

  /** Writing failed: more records may follow the last one. */
  goOn(): void {
    markHead(this.bytes, this.lastAt, this.lastLength, true);
  }

  /** The bytes of the record at a position. */
  record(at: number): Buffer {
    const start = at + frameHeadBytes;
    return Buffer.from(this.bytes.subarray(start, start + lengthIn(this.bytes.subarray(at))));
  }

  clear(): void {
    this.length = 0;
    if (this.bytes.length > usualBytes * 16) this.bytes = Buffer.allocUnsafeSlow(usualBytes);
  }

  private makeRoom(length: number): void {
    if (length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(length, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
