import type { Maybe } from '../../../util/maybe';

/** Bytes that come piece by piece. */
export interface Pieces {
  /** The next piece; `undefined` at the end. Called again only after the answer is there. */
  read(): Maybe<Buffer | undefined>;
  /** Nothing more is read. Harmless when called again. */
  close(): void;
}
