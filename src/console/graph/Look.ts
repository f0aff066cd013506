import type { Trace } from '../../story/graph/Trace';

/** How the states of a drawing look, and what happens when one is clicked. */
export interface Look {
  readonly trace: Trace | undefined;
  readonly selected: string | undefined;
  /** The one that the Tab key leads to. */
  readonly current: string | undefined;
  readonly notes: ReadonlyMap<string, string> | undefined;
  readonly indexOf: (name: string) => number;
  readonly onSelect: (name: string) => void;
}
