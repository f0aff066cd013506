/**
 * The states that an execution is expected to have been through, in order. A Parallel or Map may stand as its name
 * alone, or as `{ name: paths }` with one path for each branch or item, in order of their index.
 *
 * @example ['Validate', { Fan: [['Charge'], ['Reserve', 'Pack']] }, 'Done']
 */
export type PathExpectation<State extends string = string> = readonly PathStep<State>[];

export type PathStep<State extends string = string> =
  State | { readonly [S in State]?: readonly PathExpectation<State>[] };

/** Where a path left what was expected. */
export interface PathDifference {
  /** How many steps of the path were as expected. */
  readonly matched: number;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** In words: `in branch 1 of Fan`. */
  readonly where: string | undefined;
}
