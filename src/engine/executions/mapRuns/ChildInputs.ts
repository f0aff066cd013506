import type { Items } from '../../../contract/mapRun';
import { checkPayload } from '../../interpreter/dataFlow/limits';
import { pause, type Steps } from '../../interpreter/effects';
import { Batcher } from '../../interpreter/map/Batcher';
import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Json } from '../../../util/json';

/** The input of a child that has not begun yet. */
export interface ChildInput {
  readonly input: Json;
  readonly itemCount: number;
}

/** How many items are read at a time. */
const itemsPerRead = 1_000;

/** The inputs of a Map Run's children, in order. Items are read, selected and batched ahead of time. */
export class ChildInputs {
  /** Whether all items have been read. */
  exhausted = false;
  /** How many items have been read. */
  itemsRead = 0;
  private ready: ChildInput[] = [];
  private at = 0;
  private readonly batcher: Batcher | undefined;

  /** `skipped`: how many of the first items belong to children that began before a redrive. */
  constructor(
    private readonly plan: MapRunPlan,
    private readonly items: Items,
    private readonly isTimeToPause: (work: number) => boolean,
    private readonly skipped: number,
  ) {
    const { batching, state } = plan;
    this.batcher =
      batching && new Batcher(state, batching, (input, itemCount) => this.ready.push({ input, itemCount }));
  }

  /** How many are ready. */
  get waiting(): number {
    return this.ready.length - this.at;
  }

  /** Takes the next one. One must be ready. */
  take(): ChildInput {
    const next = this.ready[this.at]!;
    this.at += 1;
    if (this.at === this.ready.length) {
      this.ready = [];
      this.at = 0;
    }
    return next;
  }

  /** Reads more items. `settle` waits for a promise. Throws a StatesError if the reader or the ItemSelector fails. */
  *read(settle: <T>(value: T | Promise<T>) => Steps<T>): Steps<void> {
    const read = yield* settle(this.items.next(itemsPerRead));
    if (read === undefined) {
      this.exhausted = true;
      this.batcher?.close();
      return;
    }
    const { values, keys } = read;
    const { plan, items } = this;
    for (let at = 0; at < values.length; at++) {
      const index = this.itemsRead;
      if (index >= this.skipped)
        this.add(plan.select({ index, value: values[at]!, key: keys?.[at], source: items.source }));
      this.itemsRead += 1;
      if (this.isTimeToPause(plan.work)) yield pause;
    }
  }

  /** The number of children for this many items; `undefined` if that depends on the items. */
  childrenOf(itemCount: number): number | undefined {
    const { batching } = this.plan;
    if (batching === undefined) return itemCount;
    return batching.maxBytes === Infinity ? Math.ceil(itemCount / batching.maxItems) : undefined;
  }

  private add(item: Json): void {
    if (this.batcher !== undefined) return this.batcher.add(item);
    // Not recorded: AWS's message for an item that is too large for an execution's input.
    checkPayload(item, this.plan.state);
    this.ready.push({ input: item, itemCount: 1 });
  }
}
