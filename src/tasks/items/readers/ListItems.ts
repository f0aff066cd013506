import type { ItemBatch, Items } from '../../../language/asl/mapRun';

/** Items that are all there. */
export class ListItems implements Items {
  readonly source: string;
  readonly count: number;
  private readonly batch: ItemBatch;
  private at = 0;

  constructor(source: string, batch: ItemBatch, maxItems: number) {
    this.source = source;
    this.batch = batch;
    this.count = Math.min(batch.values.length, maxItems);
  }

  next(max: number): ItemBatch | undefined {
    const from = this.at;
    if (from >= this.count) return undefined;
    const to = (this.at = Math.min(this.count, from + max));
    return { values: this.batch.values.slice(from, to), keys: this.batch.keys?.slice(from, to) };
  }
}
