import { strandsOf, type Strand, type Visit } from '../story/Story';
import type { PathDifference, PathExpectation, PathStep } from './PathExpectation';

export interface FoundDifference extends PathDifference {
  /** The visit at which the path left the expectation, or the last one before it ended. */
  readonly visit: Visit | undefined;
}

/** The first difference between the path that a strand took and the one expected; `undefined` when they are equal. */
export function comparePath(strand: Strand, expectation: PathExpectation, where?: string): FoundDifference | undefined {
  const { visits } = strand;
  for (let index = 0; index < Math.max(visits.length, expectation.length); index++) {
    const visit = visits[index];
    const step = expectation[index];
    const actual = visit?.state;
    const expected = step === undefined ? undefined : nameOf(step);
    if (actual !== expected) return { matched: index, expected, actual, where, visit: visit ?? visits.at(-1) };
    const inner = compareInner(visit!, step!);
    if (inner) return inner;
  }
  return undefined;
}

function compareInner(visit: Visit, step: PathStep): FoundDifference | undefined {
  if (typeof step === 'string') return undefined;
  const paths = (step as Readonly<Record<string, readonly PathExpectation[]>>)[visit.state]!;
  const strands = new Map(strandsOf(visit).map((strand) => [strand.index, strand]));
  const kind = visit.type === 'Map' ? 'item' : 'branch';
  for (const [index, path] of paths.entries()) {
    const strand = strands.get(index) ?? { kind: 'branch' as const, index, owner: visit, visits: [] };
    const difference = comparePath(strand, path, `in ${kind} ${index} of ${visit.state}`);
    if (difference) return { ...difference, visit: difference.visit ?? visit };
  }
  const more = [...strands.keys()].find((index) => index >= paths.length);
  if (more === undefined) return undefined;
  const actual = `${kind} ${more}`;
  return { matched: paths.length, expected: undefined, actual, where: `in ${visit.state}`, visit };
}

/** Whether the steps were taken in this order, with anything before, between and after them. */
export function containsPath(strand: Strand, expectation: PathExpectation): FoundDifference | undefined {
  let from = 0;
  for (const [index, step] of expectation.entries()) {
    const name = nameOf(step);
    const rest = strand.visits.slice(from);
    const found = rest.findIndex((visit) => visit.state === name && compareInner(visit, step) === undefined);
    if (found < 0) {
      const near = rest.find((visit) => visit.state === name);
      const inner = near && compareInner(near, step);
      return (
        inner ?? { matched: index, expected: name, actual: undefined, where: undefined, visit: strand.visits.at(-1) }
      );
    }
    from += found + 1;
  }
  return undefined;
}

export function nameOf(step: PathStep): string {
  return typeof step === 'string' ? step : (Object.keys(step)[0] ?? '');
}

/** A strand's path as an expectation would be written. `nested`: with the paths of branches and items. */
export function pathOf(strand: Strand, nested = false): PathStep[] {
  return strand.visits.map((visit) => {
    const strands = strandsOf(visit);
    if (!nested || strands.length === 0) return visit.state;
    return { [visit.state]: strands.map((inner) => pathOf(inner, true)) };
  });
}

/** An expectation on one line: `Validate → Fan[Charge | Reserve → Pack] → Done`. */
export function formatPath(path: PathExpectation): string {
  return path
    .map((step) => {
      if (typeof step === 'string') return step;
      const [name, paths] = Object.entries(step)[0] as [string, readonly PathExpectation[]];
      return `${name}[${paths.map(formatPath).join(' | ')}]`;
    })
    .join(' → ');
}
