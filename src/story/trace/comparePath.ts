import { strandsOf, type Strand, type Visit } from './Story';
import type { InnerPaths, PathExpectation, PathStep } from './PathExpectation';

/** Where a path left what was expected. */
export interface PathDifference {
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** In words: `in branch 1 of Fan`. */
  readonly where: string | undefined;
  /** The visit at which the path left the expectation, or the last one before it ended. */
  readonly visit: Visit | undefined;
}

/** The first difference between the path that a strand took and the one expected; `undefined` when they are equal. */
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

/** Compares what happened inside a Parallel or Map, where the step says something about it. */
export function compareInner(visit: Visit, step: PathStep): PathDifference | undefined {
  const paths = innerOf(step);
  if (paths === undefined) return undefined;
  const strands = new Map(strandsOf(visit).map((strand) => [strand.index, strand]));
  const kind = visit.type === 'Map' ? 'item' : 'branch';
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
  const named = Object.entries(others).map(([index, path]) => [Number(index), path as PathExpectation] as const);
  const rest = each === undefined ? [] : indexes.filter((index) => !(String(index) in others));
  return [...named, ...rest.map((index) => [index, each!] as const)].sort(([a], [b]) => a - b);
}

function isList(paths: InnerPaths): paths is readonly PathExpectation[] {
  return Array.isArray(paths);
}

export function nameOf(step: PathStep): string {
  return typeof step === 'string' ? step : (Object.keys(step)[0] ?? '');
}

/** What a step says of the inside of its state. */
export function innerOf(step: PathStep): InnerPaths | undefined {
  return typeof step === 'string' ? undefined : Object.values(step)[0];
}

/** A strand's path as an expectation would be written. `nested`: with the paths of branches and items. */
export function pathOf(strand: Strand, nested = false): PathStep[] {
  return strand.visits.map((visit) => {
    const strands = strandsOf(visit);
    if (!nested || strands.length === 0) return visit.state;
    return { [visit.state]: strands.map((inner) => pathOf(inner, true)) };
  });
}
