/**
 * The states that an execution is expected to have been through, in order. A Parallel or Map may stand as its name
 * alone, or with the paths inside it: see `InnerPaths`.
 *
 * @example ['Validate', { Fan: [['Charge'], ['Reserve', 'Pack']] }, { ForEach: { each: ['Ship'] } }, 'Done']
 */
export type PathExpectation<State extends string = string> = readonly PathStep<State>[];

/** One step of a path: a state, or a Parallel or Map with the paths inside of it. */
export type PathStep<State extends string = string> = State | { readonly [S in State]?: InnerPaths<State> };

/**
 * A path for each branch or item, in order of their index; or, as an object, the path that all others take (`each`) and
 * those of single branches or items by index: `{ each: ['Ship'], 2: ['Ship', 'Refund'] }`.
 */
export type InnerPaths<State extends string = string> =
  | readonly PathExpectation<State>[]
  | { readonly each?: PathExpectation<State>; readonly [index: number]: PathExpectation<State> };
