import type { AstNode, AstStage } from '../syntax/ast';
import { isArray } from '../values/natives';
import { sequenceOf } from '../values/sequences';
import type { Closure, Compile, Frame } from './Frame';
import { compileFilter } from './filter';
import { compileSort } from './sort';
import { isTupleStream, tupleFrame, tupleOf, tupleStream, type Tuple } from './tuples';

/** A step of a path that binds names: from the tuples so far, or at first from items, to the next tuples. */
type TupleStep = (items: readonly unknown[], tuples: readonly Tuple[] | undefined, frame: Frame) => Tuple[];

export function compileTupleStep(step: AstNode, depth: number, compile: Compile): TupleStep {
  const stages = (step.stages ?? []).map((stage) => compileStage(stage, depth, compile));
  const take = step.type === 'sort' ? sortTuples(step, depth, compile) : bindTuples(step, compile(step, depth));
  return (items, tuples, frame) => {
    let next = take(items, tuples, frame);
    for (const stage of stages) next = stage(next, frame);
    return next;
  };
}

/** The items of a stream: what a path gives to others. */
export function streamItems(tuples: readonly Tuple[], { run }: Frame): unknown[] {
  run.step(tuples.length);
  return run.keep(sequenceOf(tuples.map((tuple) => tuple['@'])));
}

const unitsOfTuple = 16;

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
      run.step(found.length * unitsOfTuple);
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

/** What has been sorted is no stream any more: filters and groupings behind it take the tuples for the items. */
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

/** A filter, or `#$name` behind one, which counts what the filter has left. */
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
