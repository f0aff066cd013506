import type { ItemBatch, Items } from '../../../contract/mapRun';
import type { Json } from '../../../util/json';
import type { Pieces } from '../bytes/Inflated';
import type { RowParser } from '../formats/RowParser';
import { isPending } from '../../../util/pending';

/** The rows of one file, read piece by piece. */
export class RowItems implements Items {
  private rows: Json[] = [];
  private at = 0;
  private ended = false;

  constructor(
    readonly source: string,
    private readonly pieces: Pieces,
    private readonly parser: RowParser,
  ) {}

  next(max: number): ItemBatch | Promise<ItemBatch | undefined> | undefined {
    while (this.at >= this.rows.length) {
      if (this.ended) return undefined;
      this.rows = [];
      this.at = 0;
      const piece = this.pieces.read();
      if (isPending(piece)) return this.later(piece, max);
      this.take(piece);
    }
    const from = this.at;
    this.at = Math.min(from + max, this.rows.length);
    return { values: from === 0 && this.at === this.rows.length ? this.rows : this.rows.slice(from, this.at) };
  }

  close(): void {
    this.pieces.close();
  }

  private async later(piece: Promise<Buffer | undefined>, max: number): Promise<ItemBatch | undefined> {
    this.take(await piece);
    return this.next(max);
  }

  private take(piece: Buffer | undefined): void {
    if (piece !== undefined) return this.parser.push(piece, this.rows);
    this.ended = true;
    this.parser.end(this.rows);
  }
}
