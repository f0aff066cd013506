import type { ItemBatch, Items } from '../../../language/asl/mapRun';
import type { Json } from '../../../util/json';

/** Items from the state's own input. */
export class StateItems implements Items {
  readonly source = 'STATE_DATA';
  readonly count: number;
  private readonly values: readonly Json[];
  private readonly keys: readonly string[] | undefined;
  private at = 0;

  constructor({ values, keys }: ItemBatch) {
    this.values = values;
    this.keys = keys;
    this.count = values.length;
  }

  next(max: number): ItemBatch | undefined {
    const from = this.at;
    if (from >= this.count) return undefined;
    const to = (this.at += max);
    return { values: this.values.slice(from, to), keys: this.keys?.slice(from, to) };
  }
}
