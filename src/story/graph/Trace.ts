/** What an execution did, as far as a picture can show it. */
export interface Trace {
  /** By the names of the states that were entered, or that ought to have been. */
  readonly states: ReadonlyMap<string, StateTrace>;
  /** Ways that were taken, made by `edgeKey`, and how often. */
  readonly edges: ReadonlyMap<string, number>;
}

export interface StateTrace {
  /** How often it was entered. */
  readonly times: number;
  /** How often Retry ran it again. */
  readonly retries: number;
  /** The worst that happened to it; of tests: `missed`, not run; `partly`, not all of its ways gone. */
  readonly outcome: 'succeeded' | 'open' | 'aborted' | 'caught' | 'failed' | 'partly' | 'missed';
}

/** A way from a state to another; caught ways are other ways. */
export function edgeKey(from: string, to: string, caught: boolean): string {
  return JSON.stringify([from, to, caught]);
}
