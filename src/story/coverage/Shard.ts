/** What the tests of one file (or of a whole run, after merging) have run, as it lies in a folder between tests and report. */
export interface Shard {
  readonly stepmillCoverage: 1;
  readonly machines: readonly MachineCoverage[];
  /** The file of the tests, where its runner names it. */
  readonly testFile?: string | undefined;
}

/** What was run of one state machine. */
export interface MachineCoverage {
  readonly name: string;
  /** JSON text, as it was deployed. */
  readonly definition: string;
  /** How often each point was run, by its id; every point has a number. */
  readonly hits: Readonly<Record<string, number>>;
  /** Where each point is written; none for a definition that is an object of a test, or that its file has in one line. */
  readonly places: Readonly<Record<string, SourcePlace>>;
  /** The files of `places` and what their text was, as a hash. */
  readonly files: Readonly<Record<string, string>>;
  /** How many times one of several points was run without a sign of which: by their ids, sorted, as JSON. */
  readonly unknown: Readonly<Record<string, number>>;
  /** What kept executions from being counted, and how many of them. */
  readonly notCounted: Readonly<Record<string, number>>;
}

/** File (relative to the current folder, with `/`), line and column, both from 1. */
export type SourcePlace = readonly [file: string, line: number, column: number];
