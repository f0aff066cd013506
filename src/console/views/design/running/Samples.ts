import { signal } from '@preact/signals';
import type { WalkedState } from '../../../../language/asl/walk';
import type { Sample } from '../../../model/expressions/ExpressionScope';

const empty: Sample = { input: {}, variables: {} };

/** The data on which expressions are tried, by state: the author's own, or those of the last run. */
export class Samples {
  readonly none: Sample = empty;
  private readonly byState = signal<ReadonlyMap<string, Sample>>(new Map());

  of({ path }: WalkedState): Sample {
    return this.byState.value.get(JSON.stringify(path)) ?? empty;
  }

  set({ path }: WalkedState, sample: Sample): void {
    this.byState.value = new Map(this.byState.peek()).set(JSON.stringify(path), sample);
  }

  /** Takes the data of a run, for each state by its name. */
  take(states: readonly WalkedState[], byName: ReadonlyMap<string, Sample>): void {
    const next = new Map(this.byState.peek());
    for (const { name, path } of states) {
      const sample = byName.get(name);
      if (sample !== undefined) next.set(JSON.stringify(path), sample);
    }
    this.byState.value = next;
  }
}
