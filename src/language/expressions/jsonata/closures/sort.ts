import { JsonataFailure } from '../library/library';
import { weights } from '../bounds/weights';
import type { AstNode } from '../syntax/ast';
import type { Closure, Compile, Frame } from './Frame';
import { isTupleStream, tupleFrame, type Tuple } from './tuples';
import { mergeSort } from './mergeSort';

/** `^(…)`: the items in the order of their terms; items without the term come last. */
export function compileSort(
  node: AstNode,
  depth: number,
  compile: Compile,
): (items: readonly unknown[], frame: Frame) => readonly unknown[] {
  const terms = node.terms!.map((term) => ({
    evaluate: compile(term.expression, depth),
    descending: term.descending === true,
  }));
  return (items, frame) => {
    if (items.length <= 1) return items;
    const isTuples = isTupleStream(items);
    const isAfter = (a: unknown, b: unknown): boolean => {
      for (const { evaluate, descending } of terms) {
        frame.run.step(weights.sortTerm);
        const [left, right] = isTuples
          ? [evaluateIn(evaluate, a as Tuple, frame), evaluateIn(evaluate, b as Tuple, frame)]
          : [evaluate(a, frame), evaluate(b, frame)];
        const order = compareTerms(left, right, descending, node.position);
        if (order !== 0) return order > 0;
      }
      return false;
    };
    return frame.run.keep(mergeSort(items, isAfter));
  };
}

function evaluateIn(evaluate: Closure, tuple: Tuple, frame: Frame): unknown {
  return evaluate(tuple['@'], tupleFrame(frame, tuple));
}

function compareTerms(a: unknown, b: unknown, descending: boolean, position: number | undefined): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  for (const value of [a, b]) {
    if (typeof value !== 'string' && typeof value !== 'number') throw new JsonataFailure('T2008', { position, value });
  }
  if (typeof a !== typeof b) throw new JsonataFailure('T2007', { position, value: a, value2: b });
  if (a === b) return 0;
  return (a as string) < (b as string) === !descending ? -1 : 1;
}
