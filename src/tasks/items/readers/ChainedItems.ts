import type { ItemBatch, Items } from '../../../contract/mapRun';
import { isPending, type MaybePending } from '../../../util/pending';

/** The items of several files, one file after the other. */
export class ChainedItems implements Items {
  private readonly fixedSource: string | undefined;
  private current: Items | undefined;
  private last = '';

  /** `source`: the source of all items; without it, each file's own. */
  constructor(
    private readonly nextFile: () => MaybePending<Items | undefined>,
    source?: string,
  ) {
    this.fixedSource = source;
  }

  get source(): string {
    return this.fixedSource ?? this.last;
  }

  next(max: number): ItemBatch | Promise<ItemBatch | undefined> | undefined {
    for (;;) {
      if (this.current === undefined) {
        const file = this.nextFile();
        if (isPending(file)) return this.opened(file, max);
        if (file === undefined) return undefined;
        this.begin(file);
      }
      const batch = this.current!.next(max);
      if (isPending(batch)) return this.arrived(batch, max);
      if (batch !== undefined) return batch;
      this.close();
    }
  }

  close(): void {
    this.current?.close?.();
    this.current = undefined;
  }

  private async opened(file: Promise<Items | undefined>, max: number): Promise<ItemBatch | undefined> {
    const items = await file;
    if (items === undefined) return undefined;
    this.begin(items);
    return this.next(max);
  }

  private async arrived(batch: Promise<ItemBatch | undefined>, max: number): Promise<ItemBatch | undefined> {
    const late = await batch;
    if (late !== undefined) return late;
    this.close();
    return this.next(max);
  }

  private begin(file: Items): void {
    this.current = file;
    this.last = file.source;
  }
}
