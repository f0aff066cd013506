/** How two executions are compared. */
export interface MatchOptions {
  /** Also compares the durations of Wait states and retry delays, to half a second. Default false. */
  readonly durations?: boolean;
  /**
   * `ignore`: children of Distributed Maps are not compared. Default: the matcher throws if a run has such children.
   */
  readonly children?: 'ignore';
}
