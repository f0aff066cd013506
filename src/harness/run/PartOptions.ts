/** A state, or its place inside a branch of a Parallel (`Fan[1]/Ship`) or an item of a Map (`Each[3]/Ship`). */
export type StatePlace<State extends string = string> = State | `${State}[${number}]/${string}`;

/**
 * Options of a run that begins or ends in the middle. It does what a whole execution does there, with the same history.
 * Not for AWS, which cannot start there: the test is skipped.
 */
export interface PartOptions<State extends string = string> {
  /**
   * The state to begin with. The input of the run is the input of this state. It may be inside a Parallel or Map: then
   * only that branch or item runs, and its output is that of the run. A child of a Distributed Map runs as such a child.
   */
  readonly from?: StatePlace<State>;
  /**
   * The state to end after: as soon as it has been left, also through a Catch, the run succeeds with its output.
   * Whatever runs beside it in other branches is cut off. A run that succeeds without reaching it is rejected.
   */
  readonly until?: StatePlace<State>;
  /**
   * The variables that the states before `from` have assigned: `{ total: 120 }` is `$total`. A state that reads one that
   * is missing here rejects the run, unless it is `undefined`: not assigned.
   */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Members of the context object (`$$`) that the run does not know. A state that reads a missing one rejects the run. */
  readonly context?: {
    /** The input of the execution. Known if `from` is the first state. */
    readonly Execution?: { readonly Input?: unknown };
    /** The item of the Map around `from`. The index is 0, unless this or `from` names another. */
    readonly Map?: { readonly Item?: { readonly Index?: number; readonly Value?: unknown; readonly Key?: string } };
  };
}
