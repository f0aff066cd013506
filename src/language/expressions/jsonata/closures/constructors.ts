import { pairsOf, type AstNode } from '../syntax/ast';
import { JsonataFailure } from '../library/library';
import type { Json } from '../../../../util/json';
import { rememberedBound } from '../../../../util/jsonSize';
import { setMember } from '../../../../util/setMember';
import type { Closure, Compile, NodeCompiler, Frame } from './Frame';
import { weights } from '../bounds/weights';
import { negate } from './operators';
import type { Evaluation } from './Evaluation';
import { isTupleStream, tupleFrame, tupleOf, type Tuple } from './tuples';
import { isArray } from '../values/natives';

/** Minus, `[…]` and `{…}`. */
export const compileUnary: NodeCompiler = (node, depth, compile) => {
  switch (node.value) {
    case '-': {
      const operand = compile(node.expression!, depth + 1);
      return (input, frame) => {
        frame.run.step(weights.operator);
        return negate(operand(input, frame), node);
      };
    }
    case '[':
      return compileArray(node, depth, compile);
    default: {
      const group = groupBy(pairsOf(node), node.position, depth + 1, compile);
      return (input, frame) => group(input, frame);
    }
  }
};

/**
 * The items' results are joined, so arrays are flattened; only an array that is written as a constructor stays an item.
 */
function compileArray(node: AstNode, depth: number, compile: Compile): Closure {
  const items = node.expressions!.map((item) => ({
    evaluate: compile(item, depth + 1),
    isWhole: item.value === '[',
  }));
  const units = weights.node + items.length * weights.arrayItem;
  return (input, frame) => {
    frame.run.step(units);
    let made: unknown[] = [];
    /** The upper bound for the items of an array, if it is the only one here. */
    let known = 0;
    for (const { evaluate, isWhole } of items) {
      const value = evaluate(input, frame);
      if (value === undefined) continue;
      if (isWhole || !isArray(value)) made.push(value);
      else {
        frame.run.step(value.length * weights.joinedItem);
        if (made.length > 0) for (const item of value) made.push(item);
        else {
          made = value.slice();
          known = rememberedBound(value as Json[]);
        }
      }
    }
    // In a path it is one item. The library marks it like this.
    if (node.consarray === true) Object.defineProperty(made, 'cons', { value: true });
    return frame.run.keep(made, known > 0 && items.length === 1 ? known : undefined);
  };
}

interface Group {
  data: unknown;
  /** The data, once it has several items. */
  joined?: unknown[];
  readonly pair: number;
}

/** Creates an object from the items: under each key, the value of all items that have the key. */
export function groupBy(
  pairs: readonly (readonly [AstNode, AstNode])[],
  position: number | undefined,
  depth: number,
  compile: Compile,
): (input: unknown, frame: Frame) => unknown {
  const compiled = pairs.map(([key, value]) => [compile(key, depth), compile(value, depth)] as const);
  return (input, frame) => {
    const { run } = frame;
    run.step(weights.node);
    const isTuples = isTupleStream(input);
    const items = isArray(input) ? (input.length === 0 ? emptyItem(input, frame) : input) : [input];
    const groups = new Map<string, Group>();
    for (const item of items) {
      const inner = isTuples ? tupleFrame(frame, item as Tuple) : frame;
      for (const [pair, [readKey]] of compiled.entries()) {
        run.step(weights.pair);
        const key = readKey(isTuples ? (item as Tuple)['@'] : item, inner);
        if (key === undefined) continue;
        if (typeof key !== 'string') throw new JsonataFailure('T1003', { position, value: key });
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { data: item, pair });
        else if (group.pair !== pair) throw new JsonataFailure('D1009', { position, value: key });
        else addTo(group, item, run);
      }
    }
    const made: Record<string, Json> = {};
    for (const key of inLibraryOrder([...groups.keys()])) {
      const group = groups.get(key)!;
      if (group.joined !== undefined) run.keep(group.joined);
      const readValue = compiled[group.pair]![1];
      const value = isTuples
        ? readOfTuples(readValue, group.data as Tuple | Tuple[], frame)
        : readValue(group.data, frame);
      if (value !== undefined) setMember(made, key, value as Json);
    }
    return run.keep(made);
  };
}

/**
 * The value of a group of tuples sees under each name the joined values of all tuples. The library removes the item
 * from a tuple that is alone in its group, so that the next group with that tuple has none.
 */
function readOfTuples(readValue: Closure, data: Tuple | Tuple[], frame: Frame): unknown {
  const tuple = isArray(data) ? joinTuples(data, frame.run) : data;
  const item = tuple['@'];
  delete tuple['@'];
  return readValue(item, tupleFrame(frame, tuple));
}

/** Merges several tuples into one: under each name their values, joined as `$append` does. */
function joinTuples(tuples: readonly Tuple[], run: Evaluation): Tuple {
  const parts = new Map<string, Group>();
  for (const tuple of tuples) {
    for (const [name, value] of Object.entries(tuple)) {
      run.step();
      const part = parts.get(name);
      if (part === undefined) parts.set(name, { data: value, pair: 0 });
      else addTo(part, value, run);
    }
  }
  const joined = tupleOf(undefined);
  for (const [name, { data }] of parts) joined[name] = data;
  return joined;
}

/**
 * An empty array counts as one item without a value. The library adds it to the array itself; here, data is not
 * changed.
 */
function emptyItem(array: unknown[], { run }: Frame): readonly unknown[] {
  if (run.isForeign(array)) return [undefined];
  array.push(undefined);
  return array;
}

/** The library keeps its groups in an object: names that are array indexes come first. */
function inLibraryOrder(keys: string[]): string[] {
  if (keys.length < 2) return keys;
  const order: Record<string, true> = {};
  for (const key of keys) setMember(order, key, true);
  return Object.keys(order);
}

/** Like `$append`: arrays are joined, and the joined array is not a sequence. */
function addTo(group: Group, item: unknown, run: Evaluation): void {
  if (item === undefined) return;
  if (group.data === undefined) group.data = item;
  else {
    if (group.joined === undefined) group.data = group.joined = isArray(group.data) ? group.data.slice() : [group.data];
    const parts = isArray(item) ? item : [item];
    // The library creates a new array each time.
    run.step((group.joined.length + parts.length) * weights.groupAppended);
    for (const part of parts) group.joined.push(part);
  }
}
