import type { Json } from '../../../util/json';

/** Parses the bytes of a file into items. Throws States.ItemReaderFailed. */
export interface RowParser {
  /** Adds the items that are complete by now to `rows`. */
  push(piece: Buffer, rows: Json[]): void;
  /** Called at the end of the file: adds the rest. */
  end(rows: Json[]): void;
}

/** AWS: the maximum size of an item, in bytes, if the ItemSelector makes it smaller. */
export const maxItemBytes = 8 * 1024 * 1024;
