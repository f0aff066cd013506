import type { Json } from '../../../util/json';

/** Takes the bytes of a file and makes items of them. Throws States.ItemReaderFailed. */
export interface RowParser {
  /** Adds to `rows` what is whole by now. */
  push(piece: Buffer, rows: Json[]): void;
  /** The file is over: adds the rest. */
  end(rows: Json[]): void;
}

/** AWS: an item may have so many bytes, as long as the ItemSelector makes less of it. */
export const maxItemBytes = 8 * 1024 * 1024;
