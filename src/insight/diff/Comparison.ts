import type { Json } from '../../util/json';
import type { Story } from '../../story/trace/Story';

/** An execution to compare, with the children of its Map Runs. */
export interface Side {
  readonly story: Story;
  /** The children of a Map Run, in the order of their items if that is known; `undefined` if they are not available. */
  readonly children?: ((mapRunArn: string) => readonly Side[] | undefined) | undefined;
}

export interface CompareOptions {
  /** Also compares the durations of Wait states and retry delays, to half a second. Default false. */
  readonly durations?: boolean | undefined;
  /** Returns true for a difference to ignore: a field that a recording has scrubbed. Default: none is ignored. */
  readonly isSame?: ((difference: Difference) => boolean) | undefined;
}

/** How two executions differ. */
export interface Comparison {
  /** In the order in which the executions reached them; empty if both did the same. */
  readonly differences: readonly Difference[];
  /** What could not be compared, in words: no history, or no children of a Map Run. */
  readonly notCompared: readonly string[];
}

export type DifferenceKind =
  | 'status'
  | 'path'
  | 'input'
  | 'resource'
  | 'role'
  | 'parameters'
  | 'result'
  | 'attempts'
  | 'branches'
  | 'items'
  | 'children'
  | 'outcome'
  | 'error'
  | 'cause'
  | 'variables'
  | 'output'
  | 'duration';

/** One thing that two executions did differently. */
export interface Difference {
  readonly what: DifferenceKind;
  readonly place: DifferencePlace;
  /** JSON pointer into the value that differs; empty for the whole value. */
  readonly pointer: string;
  /** `undefined` if it is absent. For `path`: a state, `undefined` at the end of the path. */
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** Where executions differ. */
export interface DifferencePlace {
  /** `undefined` for the execution as a whole. For `path`: the last common state, after which they differ, if any. */
  readonly state: string | undefined;
  /** The index of the visit among the state's visits in its line of states. */
  readonly visit: number;
  /** The index of the attempt; `undefined` for the whole visit. */
  readonly attempt: number | undefined;
  /** The surrounding items, branches and children, outermost first. */
  readonly within: readonly Surrounding[];
}

/** An item of a Map, a branch of a Parallel or a child execution of a Distributed Map, from 0. */
export interface Surrounding {
  readonly state: string;
  readonly kind: 'item' | 'branch' | 'child';
  readonly index: number;
}
