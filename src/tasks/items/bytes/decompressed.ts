import zlib, { createGunzip } from 'node:zlib';
import type * as Fzstd from 'fzstd';
import { HarnessError } from '../../../errors/HarnessError';
import { andThen, type MaybePending } from '../../../util/pending';
import { itemReaderFailed } from '../failures';
import { Inflated, type Pieces } from './Inflated';
import { lazy } from '../../../util/lazy';

const requireFzstd = lazy(() => require('fzstd') as typeof import('fzstd'));

/** The content of an object: decompressed if its key says that it is compressed. */
export function decompressed(key: string, pieces: Pieces): Pieces {
  if (/\.gz$/i.test(key)) return gunzipped(pieces);
  return /\.zstd?$/i.test(key) ? unzstd(pieces) : pieces;
}

/** Not recorded: AWS's error for a truncated or invalid file. */
function gunzipped(pieces: Pieces): Pieces {
  return new Inflated(pieces, createGunzip(), ({ message }) =>
    itemReaderFailed(`The GZIP data of the object cannot be decompressed: ${message}`),
  );
}

/** Node 22's own decompressor accepts a truncated file: its items would be silently missing. */
const createZstdDecompress =
  Number.parseInt(process.versions.node, 10) >= 24
    ? (zlib as { createZstdDecompress?: () => zlib.Gunzip }).createZstdDecompress
    : undefined;

/** Decompresses Zstandard with Node itself, or else with the package `fzstd`. */
function unzstd(pieces: Pieces): Pieces {
  if (createZstdDecompress !== undefined) return new Inflated(pieces, createZstdDecompress(), failed);
  return new Unzstd(pieces, new (loadFzstd().Decompress)());
}

/** Not recorded: AWS's error for a truncated or invalid file. */
function failed({ message }: Error): Error {
  return itemReaderFailed(`The ZSTD data of the object cannot be decompressed: ${message}`);
}

function loadFzstd(): typeof Fzstd {
  try {
    return requireFzstd();
  } catch {
    throw new HarnessError(
      'Objects that are packed with Zstandard need Node 24 or later, or the package fzstd: npm install --save-dev fzstd',
    );
  }
}

class Unzstd implements Pieces {
  private unpacked: Buffer[] = [];
  private atEnd = false;

  constructor(
    private readonly packed: Pieces,
    private readonly unpacker: Fzstd.Decompress,
  ) {
    const keep: Fzstd.ZstdStreamHandler = (bytes) => {
      if (bytes.length > 0) this.unpacked.push(Buffer.from(bytes));
    };
    unpacker.ondata = keep;
  }

  read(): MaybePending<Buffer | undefined> {
    const ready = this.unpacked.shift();
    if (ready !== undefined || this.atEnd) return ready;
    return andThen(this.packed.read(), (piece) => {
      this.atEnd = piece === undefined;
      try {
        this.unpacker.push(piece ?? new Uint8Array(), this.atEnd);
      } catch (error) {
        throw failed(error as Error);
      }
      return this.read();
    });
  }

  close(): void {
    this.packed.close();
  }
}
