/** A test that a careless user writes, and what has to become of it in every place. */
export interface Trap {
  /** Its row in the list of traps: T12. */
  readonly row: string;
  /** What the user does. */
  readonly name: string;
  /**
   * Statements in a `describe` of a test file, in JavaScript, with `test`, the hooks, `describe`, `expect` (the matchers of
   * Stepmill everywhere, those of the runner in Jest and Vitest alone), `assert`, `sfn`, the machines `t`, `p` and `cb`,
   * and `atEnd(…)`, which calls something in an `afterEach` of the file: see `trapFiles`.
   */
  readonly code: string;
  /**
   * `red`: each of its tests fails, but those whose names begin with `fine`. `red file`: its tests pass, and the file fails
   * (`alone`). `green`: all pass.
   */
  readonly verdict: 'red' | 'red file' | 'green';
  /** What each failure says. */
  readonly message?: string | readonly string[];
  /** Needs a file of its own, as the file has to fail. Takes the longest: a runner loads everything for it. */
  readonly alone?: true;
  /** Is the last of its file. One trap only. */
  readonly last?: true;
  /** The runners whose language it is; otherwise all. */
  readonly runners?: readonly Runner[];
}

export type Runner = 'jest' | 'vitest' | 'node';

/** Where machines run: in the process of the test, or in a server in another process. */
export type Where = 'process' | 'http';
