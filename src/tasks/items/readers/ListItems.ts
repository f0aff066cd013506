import type { ItemBatch, Items } from '../../../contract/mapRun';

/** Items that are all in memory. */
export class ListItems implements Items {
  private at = 0;

  constructor(
    readonly source: string,
    private readonly batch: ItemBatch,
  ) {}

  get count(): number {
    return this.batch.values.length;
  }

  next(max: number): ItemBatch | undefined {
    const from = this.at;
    if (from >= this.count) return undefined;
    const to = (this.at = Math.min(this.count, from + max));
    return { values: this.batch.values.slice(from, to), keys: this.batch.keys?.slice(from, to) };
  }
}
