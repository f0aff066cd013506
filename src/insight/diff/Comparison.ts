import type { Json } from '../../util/json';
import type { Story } from '../../story/trace/Story';

/** An execution to compare, and what is known of the children of its Map Runs. */
export interface Side {
  readonly story: Story;
  /** The children of a Map Run, in order of their items where that is known; `undefined` when they are not available. */
  readonly children?: ((mapRunArn: string) => readonly Side[] | undefined) | undefined;
}

export interface CompareOptions {
  /** Compares how long Wait states and the pauses before retries took, too, to half a second. Default false. */
  readonly durations?: boolean | undefined;
  /** Decides that a difference counts as none: a field that a recording has scrubbed. Default: all count. */
  readonly isSame?: ((difference: Difference) => boolean) | undefined;
}

/** How two executions differ. */
export interface Comparison {
  /** In the order in which the executions came to them; empty when both did the same. */
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
  /** `undefined` when there is none. Of `path`: a state, `undefined` where the path ends. */
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** Where in an execution something differs. */
export interface DifferencePlace {
  /**
   * `undefined` for the execution as a whole. Of `path`: the last common state, the one that led elsewhere, if there is
   * one.
   */
  readonly state: string | undefined;
  /** Which visit of the state on its line of states, from 0. */
  readonly visit: number;
  /** Which attempt, from 0; `undefined` where the whole visit is meant. */
  readonly attempt: number | undefined;
  /** What lies around it, outermost first. */
  readonly within: readonly Surrounding[];
}

/** An item of a Map, a branch of a Parallel or a child execution of a Distributed Map, from 0. */
export interface Surrounding {
  readonly state: string;
  readonly kind: 'item' | 'branch' | 'child';
  readonly index: number;
}
