import { lazy } from '../../../util/lazy';

/** The maximum size of a piece, so that reading a large object yields to other work. */
const pieceBytes = 256 * 1024;

/** Content beyond this size is compressed: the results of a million items are 800 MB of repetitive text. */
const plainBytes = 16 * 1024 * 1024;

/** A block of an object's bytes. All but the last block of a compressed object have `pieceBytes`. */
interface Packed {
  readonly bytes: Buffer;
  readonly isDeflated: boolean;
}

/** The bytes of an object in memory. They never change. */
export class Content {
  /** @param plain the first bytes @param packed the bytes after them, in compressed blocks */
  constructor(
    readonly length: number,
    private readonly plain: Buffer,
    private readonly packed: readonly Packed[] = [],
  ) {}

  /** The piece at an offset; `undefined` at the end. */
  pieceAt(offset: number): Buffer | undefined {
    const { plain } = this;
    if (offset >= this.length) return undefined;
    if (offset < plain.length) return plain.subarray(offset, offset + pieceBytes);
    const behind = offset - plain.length;
    return unpacked(this.packed[Math.floor(behind / pieceBytes)]!).subarray(behind % pieceBytes);
  }

  /** The bytes from `start` to `end`, exclusive. */
  slice(start: number, end: number): Buffer {
    if (end <= this.plain.length) return this.plain.subarray(start, end);
    const pieces: Buffer[] = [];
    let at = start;
    for (let piece = this.pieceAt(at); piece !== undefined && at < end; piece = this.pieceAt(at)) {
      pieces.push(piece.subarray(0, end - at));
      at += piece.length;
    }
    return Buffer.concat(pieces);
  }
}

/** Builds content from pieces. */
export class ContentWriter {
  private plain: Buffer | undefined;
  private readonly packed: Packed[] = [];
  /** Bytes that are not in a block yet. */
  private rest: Buffer[] = [];
  private restBytes = 0;
  private length = 0;

  write(piece: Buffer): void {
    this.rest.push(piece);
    this.restBytes += piece.length;
    this.length += piece.length;
    if (this.plain === undefined && this.restBytes >= plainBytes) this.plain = this.take(plainBytes);
    while (this.plain !== undefined && this.restBytes >= pieceBytes) this.packed.push(pack(this.take(pieceBytes)));
  }

  finish(): Content {
    const last = this.take(this.restBytes);
    if (this.plain === undefined) return new Content(this.length, last);
    if (last.length > 0) this.packed.push(pack(last));
    return new Content(this.length, this.plain, this.packed);
  }

  /** Removes and returns the first bytes. */
  private take(bytes: number): Buffer {
    const all = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest);
    this.restBytes = all.length - bytes;
    this.rest = this.restBytes === 0 ? [] : [all.subarray(bytes)];
    return all.subarray(0, bytes);
  }
}

function pack(bytes: Buffer): Packed {
  // The fastest level: the results are so repetitive that others save little more.
  const deflated = zlib().deflateRawSync(bytes, { level: 1 });
  return deflated.length < bytes.length ? { bytes: deflated, isDeflated: true } : { bytes, isDeflated: false };
}

function unpacked({ bytes, isDeflated }: Packed): Buffer {
  return isDeflated ? zlib().inflateRawSync(bytes) : bytes;
}

/** Loaded late: few objects are that large. */
const zlib = lazy(() => require('node:zlib') as typeof import('node:zlib'));
