import { strandsOf, type Strand, type Visit } from './Story';

/**
 * The states that an execution is expected to enter, in order. A Parallel or Map may be written as its name alone, or
 * with the paths inside it: see `InnerPaths`.
 *
 * @example ['Validate', { Fan: [['Charge'], ['Reserve', 'Pack']] }, { ForEach: { each: ['Ship'] } }, 'Done']
 */
export type PathExpectation<State extends string = string> = readonly PathStep<State>[];

/** One step of a path: a state, or a Parallel or Map with the paths inside it. */
export type PathStep<State extends string = string> = State | { readonly [S in State]?: InnerPaths<State> };

/**
 * A path for each branch or item, in order of their index; or, as an object, the path that all others take (`each`) and
 * those of single branches or items by index: `{ each: ['Ship'], 2: ['Ship', 'Refund'] }`.
 */
export type InnerPaths<State extends string = string> =
  | readonly PathExpectation<State>[]
  | { readonly each?: PathExpectation<State>; readonly [index: number]: PathExpectation<State> };

/** Where a path differs from what was expected. */
export interface PathDifference {
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** In words: `in branch 1 of Fan`. */
  readonly where: string | undefined;
  /** The visit at which the path left the expectation, or the last one before it ended. */
  readonly visit: Visit | undefined;
}

/** The first difference between the path that a strand took and the one expected; `undefined` if they are equal. */
export function comparePath(strand: Strand, expectation: PathExpectation, where?: string): PathDifference | undefined {
  const { visits } = strand;
  for (let index = 0; index < Math.max(visits.length, expectation.length); index++) {
    const visit = visits[index];
    const step = expectation[index];
    const actual = visit?.state;
    const expected = step === undefined ? undefined : nameOf(step);
    if (actual !== expected) return { expected, actual, where, visit: visit ?? visits.at(-1) ?? strand.owner };
    const inner = compareInner(visit!, step!);
    if (inner) return inner;
  }
  return undefined;
}

/** Compares the inside of a Parallel or Map, if the step has expectations of it. */
function compareInner(visit: Visit, step: PathStep): PathDifference | undefined {
  const paths = innerOf(step);
  if (paths === undefined) return undefined;
  const strands = new Map(strandsOf(visit).map((strand) => [strand.index, strand]));
  const kind = visit.type === 'Map' ? 'item' : 'branch';
  // An expectation of each item needs at least one: it would hold for none.
  if (strands.size === 0 && !isList(paths) && paths.each !== undefined && paths.each.length > 0)
    return { expected: nameOf(paths.each[0]!), actual: undefined, where: `in each ${kind} of ${visit.state}`, visit };
  for (const [index, path] of expectedInside(paths, [...strands.keys()])) {
    const none = { kind: visit.type === 'Map' ? 'iteration' : 'branch', index, owner: visit, visits: [] } as const;
    const strand = strands.get(index) ?? { ...none, visits: [] };
    const difference = comparePath(strand, path, `in ${kind} ${index} of ${visit.state}`);
    if (difference) return difference;
  }
  if (!isList(paths)) return undefined;
  const more = [...strands.keys()].find((index) => index >= paths.length);
  if (more === undefined) return undefined;
  return { expected: undefined, actual: `${kind} ${more}`, where: `in ${visit.state}`, visit };
}

function expectedInside(paths: InnerPaths, indexes: readonly number[]): (readonly [number, PathExpectation])[] {
  if (isList(paths)) return [...paths.entries()];
  const { each, ...others } = paths;
  const named = Object.entries(others).map(([index, path]) => [Number(index), path] as const);
  const rest = each === undefined ? [] : indexes.filter((index) => !(String(index) in others));
  return [...named, ...rest.map((index) => [index, each!] as const)].sort(([a], [b]) => a - b);
}

function isList(paths: InnerPaths): paths is readonly PathExpectation[] {
  return Array.isArray(paths);
}

export function nameOf(step: PathStep): string {
  return typeof step === 'string' ? step : (Object.keys(step)[0] ?? '');
}

/** What a step expects inside its state. */
export function innerOf(step: PathStep): InnerPaths | undefined {
  return typeof step === 'string' ? undefined : Object.values(step)[0];
}

/** A strand's path in the form of an expectation. `nested`: with the paths of branches and items. */
export function pathOf(strand: Strand, nested = false): PathStep[] {
  return strand.visits.map((visit) => {
    const strands = strandsOf(visit);
    if (!nested || strands.length === 0) return visit.state;
    return { [visit.state]: strands.map((inner) => pathOf(inner, true)) };
  });
}

/** The first step that was not taken in this order, possibly with others before, between and after them. */
export function containsPath(strand: Strand, expectation: PathExpectation): PathDifference | undefined {
  let from = 0;
  for (const step of expectation) {
    const name = nameOf(step);
    const rest = strand.visits.slice(from);
    const found = rest.findIndex((visit) => visit.state === name && compareInner(visit, step) === undefined);
    if (found < 0) {
      const near = rest.find((visit) => visit.state === name);
      const inner = near && compareInner(near, step);
      return inner ?? { expected: name, actual: undefined, where: undefined, visit: strand.visits.at(-1) };
    }
    from += found + 1;
  }
  return undefined;
}
