import { createGunzip } from 'node:zlib';
import type { Pieces } from './Pieces';
import { unzstd } from './unzstd';
import { itemReaderFailed } from '../failures';
import { Inflated } from './Inflated';

/** The content of an object: unpacked when its key says that it is packed. */
export function decompressed(key: string, pieces: Pieces): Pieces {
  if (/\.gz$/i.test(key)) return gunzipped(pieces);
  return /\.zstd?$/i.test(key) ? unzstd(pieces) : pieces;
}

/** Not recorded: what AWS says of a file that is cut off, or is none. */
function gunzipped(pieces: Pieces): Pieces {
  return new Inflated(pieces, createGunzip(), ({ message }) =>
    itemReaderFailed(`The GZIP data of the object cannot be decompressed: ${message}`),
  );
}
