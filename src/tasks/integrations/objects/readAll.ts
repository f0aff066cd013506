import type { Maybe } from '../../../util/maybe';
import type { OpenObject } from './Bucket';

/** The whole content of an object, which is closed by it. */
export function readAll(object: OpenObject): Maybe<Buffer> {
  const pieces: Buffer[] = [];
  const go = (): Maybe<Buffer> => {
    for (;;) {
      const piece = object.read();
      if (piece instanceof Promise) return piece.then((late) => (take(late) ? Buffer.concat(pieces) : go()));
      if (take(piece)) return Buffer.concat(pieces);
    }
  };
  /** Whether that was the end. */
  const take = (piece: Buffer | undefined): boolean => {
    if (piece === undefined) return true;
    pieces.push(piece);
    return false;
  };
  let whole: Maybe<Buffer>;
  try {
    whole = go();
  } catch (error) {
    object.close();
    throw error;
  }
  if (whole instanceof Promise) return whole.finally(() => object.close());
  object.close();
  return whole;
}
