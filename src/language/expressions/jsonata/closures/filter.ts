import type { AstStage } from '../syntax/ast';
import { isJsonNumber } from '../values/numbers';
import { sequence } from '../values/sequences';
import { weights } from '../bounds/weights';
import { truth } from '../values/truth';
import type { Compile, Frame } from './Frame';
import { isArray } from '../values/natives';
import { isTupleStream, tupleFrame } from './tuples';

type Filter = (input: unknown, frame: Frame) => unknown;

/** `[…]` after a step or a value: a position, several positions, or a condition on each item. */
export function compileFilter(stage: AstStage, depth: number, compile: Compile): Filter {
  const node = stage.expr!;
  if (node.type === 'number') {
    const position = Math.floor(node.value as number);
    return (input, frame) => {
      frame.run.step((isArray(input) ? input.length : 1) * weights.filterAt);
      return itemAt(input, position);
    };
  }
  const condition = compile(node, depth);
  return (input, frame) => {
    const items: readonly unknown[] = isArray(input) ? input : [input];
    const isTuples = isTupleStream(items);
    const found = sequence();
    if (isTuples) found.tupleStream = true;
    for (const [index, item] of items.entries()) {
      frame.run.step(weights.filter);
      const result = isTuples
        ? condition(items[index]!['@'], tupleFrame(frame, items[index]!))
        : condition(item, frame);
      const positions = positionsOf(result);
      if (positions !== undefined) {
        frame.run.step(positions.length);
        for (const position of positions) {
          const whole = Math.floor(position);
          if ((whole < 0 ? items.length + whole : whole) === index) found.push(item);
        }
      } else if (truth(result, frame.run)) found.push(item);
    }
    return found;
  };
}

/**
 * Counts from 0, or from the end if negative. An item that is an array is the result itself; a missing item is
 * undefined.
 */
function itemAt(input: unknown, position: number): unknown {
  const items: readonly unknown[] = isArray(input) ? input : [input];
  const item = items[position < 0 ? items.length + position : position];
  if (isArray(item)) return item;
  const found = item === undefined ? sequence() : sequence(item);
  if (isTupleStream(input)) found.tupleStream = true;
  return found;
}

/** The positions that a condition returns if its result is a number or an array of numbers. */
function positionsOf(result: unknown): readonly number[] | undefined {
  if (isJsonNumber(result)) return [result];
  if (!isArray(result)) return undefined;
  // Checks each item, because each may be a number that is too large.
  return result.filter((item) => !isJsonNumber(item)).length === 0 ? (result as number[]) : undefined;
}
