import { gunzipped } from './gunzipped';
import type { Pieces } from './Pieces';
import { unzstd } from './unzstd';

/** The content of an object: unpacked when its key says that it is packed. */
export function decompressed(key: string, pieces: Pieces): Pieces {
  if (/\.gz$/i.test(key)) return gunzipped(pieces);
  return /\.zstd?$/i.test(key) ? unzstd(pieces) : pieces;
}
