import type { AstNode, AstStage } from '../syntax/ast';
import { isBare, statesMember } from '../syntax/joinStates';
import { isSequence, sequence, type Sequence, sequenceOf } from '../values/sequences';
import type { Closure, Compile, NodeCompiler, Frame } from './Frame';
import { groupBy } from './constructors';
import { compileFilter } from './filter';
import { readMember } from './leaves';
import { weights } from '../bounds/weights';
import { compileSort } from './sort';
import { type Tuple, isTupleStream, tupleFrame, tupleOf, tupleStream } from './tuples';
import { isArray } from '../values/natives';

/** One step: from the items so far to the next ones. */
type Step = (items: readonly unknown[], frame: Frame, isLast: boolean) => unknown[] | undefined;

/** `a.b.c`: each step is evaluated on every item, and the results are flattened by one level. */
export const compileSteps: NodeCompiler = (node, depth, compile) => {
  const steps = node.steps!;
  const first = steps[0]!;
  const firstBinding = steps.findIndex((step) => step.tuple === true);
  if (firstBinding >= 0) return compileBindingPath(node, firstBinding, depth, compile);
  const compiled = steps.map((step, index) => compileStep(step, index === 0, depth + 1, compile));
  const startsWithItems = isItems(first);
  const group = node.group === undefined ? undefined : groupBy(node.group.lhs, node.group.position, depth + 1, compile);
  const members = node.group === undefined && node.keepSingletonArray !== true ? plainMembers(steps) : undefined;

  const walk: Closure = (input, frame) => {
    let items: unknown[] | undefined = isArray(input) && startsWithItems ? input : sequence(input);
    frame.run.step(weights.path);
    for (const [index, step] of compiled.entries()) {
      frame.run.step(weights.step + items.length * weights.stepItem);
      items = step(items, frame, index === compiled.length - 1);
      if (items === undefined || items.length === 0) break;
    }
    return items;
  };
  if (members !== undefined) return shortcut(compile(first, depth + 1), members, walk);
  return (input, frame) => {
    let found = walk(input, frame);
    if (node.keepSingletonArray === true) found = keepSingleton(found);
    return group === undefined ? found : group(found, frame);
  };
};

/** A path with `@`, `#` or a `%` that looks back on it: from its first such step on it walks tuples. */
function compileBindingPath(node: AstNode, firstBinding: number, depth: number, compile: Compile): Closure {
  const steps = node.steps!;
  const isWritten = steps[0]!.consarray === true;
  const plainCount = firstBinding === 0 && isWritten ? 1 : firstBinding;
  const plain = steps.slice(0, plainCount).map((step, index) => compileStep(step, index === 0, depth + 1, compile));
  const binding = steps.slice(plainCount).map((step) => compileTupleStep(step, depth + 1, compile));
  const startsWithItems = isItems(steps[0]!);
  const group = node.group === undefined ? undefined : groupBy(node.group.lhs, node.group.position, depth + 1, compile);
  const finish = (found: unknown[] | undefined, tuples: Tuple[] | undefined, frame: Frame): unknown => {
    const kept = node.keepSingletonArray === true ? keepSingleton(found) : found;
    return group === undefined ? kept : group(tuples ?? kept, frame);
  };
  return (input, frame) => {
    let items: unknown[] | undefined = isArray(input) && startsWithItems ? input : sequence(input);
    for (const [index, step] of plain.entries()) {
      const next = step(items, frame, false);
      const isBinding = steps[index]!.tuple === true;
      if (!isBinding && (next === undefined || next.length === 0)) return finish(next, undefined, frame);
      if (steps[index]!.focus === undefined) items = next!;
    }
    frame.run.step(weights.path + weights.step * steps.length);
    let tuples: Tuple[] | undefined;
    for (const step of binding) tuples = step(items, tuples, frame);
    // A path within one that looks back on it passes its tuples on.
    return finish(node.tuple === true ? tuples : streamItems(tuples!, frame), tuples, frame);
  };
}

/** Whether the path begins with something other than a variable: then an array is treated as its items. */
function isItems(first: AstNode): boolean {
  return first.type !== 'variable' && first.type !== statesMember;
}

/** The names of a path that is a variable followed only by names, as nearly all are. */
function plainMembers(steps: readonly AstNode[]): readonly string[] | undefined {
  const [first, ...others] = steps;
  if ((first!.type !== 'variable' && first!.type !== statesMember) || !steps.every(isBare)) return undefined;
  return others.every((step) => step.type === 'name') ? others.map((step) => step.value as string) : undefined;
}

/** Follows members as long as there is one object at a time; the first array takes the general way. */
function shortcut(start: Closure, members: readonly string[], walk: Closure): Closure {
  const ofStep = weights.step + weights.stepItem;
  const units = weights.path + ofStep + members.length * (ofStep + weights.node);
  return (input, frame) => {
    frame.run.step(units);
    let value = start(input, frame);
    for (const name of members) {
      if (isArray(value)) return walk(input, frame);
      value = readMember(value, name, frame);
      if (value === undefined) return undefined;
    }
    // An input array stays; it is not a sequence. A sequence in a variable takes the general way.
    return isSequence(value) ? walk(input, frame) : value;
  };
}

function compileStep(step: AstNode, isFirst: boolean, depth: number, compile: Compile): Step {
  const filters = (step.stages ?? []).map((stage) => compileFilter(stage, depth, compile));
  if (step.type === 'sort') {
    const sort = compileSort(step, depth, compile);
    return (items, frame) =>
      filters.reduce<unknown>((value, filter) => filter(value, frame), sort(items, frame)) as unknown[];
  }
  const evaluate = compile(step, depth);
  // An array at the start of a path is treated as its items, whatever the context.
  if (isFirst && step.consarray === true) return (items, frame) => evaluate(items, frame) as unknown[];
  return (items, frame, isLast) => {
    const results: unknown[] = [];
    const isMember = step.type === 'name';
    let weight = 0;
    for (const item of items) {
      let result = evaluate(item, frame);
      for (const filter of filters) result = filter(result, frame);
      if (result === undefined) continue;
      if (!isMember) weight = frame.run.addWeight(weight, result);
      results.push(result);
    }
    const [only] = results;
    if (isLast && results.length === 1 && isArray(only) && !isSequence(only)) return only;
    const flat = flatten(results, frame);
    // Members are parts of existing values; anything else may be larger than those.
    return isMember ? flat : frame.run.keep(flat);
  };
}

/** Flattens one level; an array constructor that is a step is one item. */
function flatten(results: readonly unknown[], frame: Frame): Sequence {
  const flat = sequence();
  for (const result of results) {
    if (!isArray(result) || (result as Sequence).cons === true) flat.push(result);
    else {
      frame.run.step(result.length * weights.flatItem);
      for (const item of result) flat.push(item);
    }
  }
  return flat;
}

/** `[]`: a single result stays an array. Only sequences are unwrapped, so data need not be marked. */
function keepSingleton(found: unknown): unknown {
  if (!isArray(found)) return found;
  const kept: Sequence = (found as Sequence).cons === true && !isSequence(found) ? sequence(found) : found;
  if (isSequence(kept)) kept.keepSingleton = true;
  return kept;
}

/** A step of a path that binds names: from the tuples so far, or at first from items, to the next tuples. */
type TupleStep = (items: readonly unknown[], tuples: readonly Tuple[] | undefined, frame: Frame) => Tuple[];

function compileTupleStep(step: AstNode, depth: number, compile: Compile): TupleStep {
  const stages = (step.stages ?? []).map((stage) => compileStage(stage, depth, compile));
  const take = step.type === 'sort' ? sortTuples(step, depth, compile) : bindTuples(step, compile(step, depth));
  return (items, tuples, frame) => {
    let next = take(items, tuples, frame);
    for (const stage of stages) next = stage(next, frame);
    return next;
  };
}

/** The items of a stream: a path's result as others see it. */
function streamItems(tuples: readonly Tuple[], { run }: Frame): unknown[] {
  run.step(tuples.length);
  return run.keep(sequenceOf(tuples.map((tuple) => tuple['@'])));
}

function bindTuples({ focus, index, ancestor }: AstNode, evaluate: Closure): TupleStep {
  return (items, tuples, frame) => {
    const { run } = frame;
    const next = tupleStream();
    for (const tuple of tuples ?? items.map((item) => tupleOf(item))) {
      run.step();
      const result = evaluate(tuple['@'], tupleFrame(frame, tuple));
      if (result === undefined) continue;
      const found = isArray(result) ? result : [result];
      const isStream = isTupleStream(found);
      run.step(found.length * weights.tuple);
      for (const [place, item] of found.entries()) {
        if (isStream) next.push(Object.assign(tupleOf(undefined, tuple), item));
        else {
          const bound = tupleOf(focus === undefined ? item : tuple['@'], tuple);
          if (focus !== undefined) bound[focus] = item;
          if (index !== undefined) bound[index] = place;
          if (ancestor !== undefined) bound[ancestor.label] = tuple['@'];
          next.push(bound);
        }
      }
    }
    return next;
  };
}

/** After sorting it is no longer a stream: later filters and groupings treat the tuples as the items. */
function sortTuples(step: AstNode, depth: number, compile: Compile): TupleStep {
  const sort = compileSort(step, depth, compile);
  return (items, tuples, frame) => {
    if (tuples !== undefined) return sort(tuples, frame) as Tuple[];
    const next = tupleStream();
    for (const [place, item] of sort(items, frame).entries()) {
      const tuple = tupleOf(item);
      tuple[String(step.index)] = place;
      next.push(tuple);
    }
    return next;
  };
}

/** A filter, or `#$name` after one, which counts the items that passed the filter. */
function compileStage(stage: AstStage, depth: number, compile: Compile): (tuples: Tuple[], frame: Frame) => Tuple[] {
  if (stage.type === 'filter')
    return compileFilter(stage, depth, compile) as (tuples: unknown, frame: Frame) => Tuple[];
  const name = stage.value as string;
  return (tuples, frame) => {
    frame.run.step(tuples.length);
    for (const [place, tuple] of tuples.entries()) tuple[name] = place;
    return tuples;
  };
}
