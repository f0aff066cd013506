import { createGunzip } from 'node:zlib';
import { itemReaderFailed } from '../failures';
import { Inflated } from './Inflated';
import type { Pieces } from './Pieces';

/** Not recorded: what AWS says of a file that is cut off, or is none. */
export function gunzipped(pieces: Pieces): Pieces {
  return new Inflated(pieces, createGunzip(), ({ message }) =>
    itemReaderFailed(`The GZIP data of the object cannot be decompressed: ${message}`),
  );
}
