import type { Strand } from './Story';
import { compareInner, nameOf, type PathDifference } from './comparePath';
import type { PathExpectation } from './PathExpectation';

/** The first step that was not taken in this order, with anything before, between and after them. */
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
