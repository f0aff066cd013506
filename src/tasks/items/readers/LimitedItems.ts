import type { ItemBatch, Items } from '../../../contract/mapRun';
import { isPending } from '../../../util/pending';

/** The first items of another source (`MaxItems`); converts read errors to errors of the state. */
export class LimitedItems implements Items {
  private readonly most: number;
  private left: number;

  constructor(
    private readonly items: Items,
    maxItems: number,
    private readonly asError: (error: unknown) => unknown,
  ) {
    this.most = this.left = maxItems;
  }

  get source(): string {
    return this.items.source;
  }

  get count(): number | undefined {
    const { count } = this.items;
    return count === undefined ? undefined : Math.min(count, this.most);
  }

  next(max: number): ItemBatch | Promise<ItemBatch | undefined> | undefined {
    if (this.left <= 0) return undefined;
    try {
      const batch = this.items.next(Math.min(max, this.left));
      if (!isPending(batch)) return this.counted(batch);
      return batch.then(
        (late) => this.counted(late),
        (error: unknown) => {
          throw this.asError(error);
        },
      );
    } catch (error) {
      throw this.asError(error);
    }
  }

  close(): void {
    this.items.close?.();
  }

  private counted<Batch extends ItemBatch | undefined>(batch: Batch): Batch {
    this.left -= batch?.values.length ?? 0;
    return batch;
  }
}
