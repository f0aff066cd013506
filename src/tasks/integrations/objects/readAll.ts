import type { Maybe } from '../../../util/maybe';
import type { OpenObject } from './ObjectBucket';

/** All bytes of an object, or of whatever else comes in pieces; it is closed by it. */
export function readAll(source: Pick<OpenObject, 'read' | 'close'>): Maybe<Buffer> {
  let whole: Maybe<Buffer>;
  try {
    whole = join(source, []);
  } catch (error) {
    source.close();
    throw error;
  }
  if (whole instanceof Promise) return whole.finally(() => source.close());
  source.close();
  return whole;
}

function join(source: Pick<OpenObject, 'read'>, pieces: Buffer[]): Maybe<Buffer> {
  for (;;) {
    const piece = source.read();
    if (piece instanceof Promise) return joinLater(source, pieces, piece);
    if (piece === undefined) return Buffer.concat(pieces);
    pieces.push(piece);
  }
}

async function joinLater(
  source: Pick<OpenObject, 'read'>,
  pieces: Buffer[],
  first: Promise<Buffer | undefined>,
): Promise<Buffer> {
  for (let piece = await first; piece !== undefined; piece = await source.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}
