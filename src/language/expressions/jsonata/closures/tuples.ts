import { sequence, type Sequence } from '../values/sequences';
import { weights } from '../bounds/weights';
import { isArray, ownNames, valuesOf } from '../values/natives';
import { Frame } from './Frame';

/**
 * An item of a path with what the path has bound before it: `@` is the item, the other names are variables
 * (`@$name`, `#$name`) and ancestors (`%`). As in the library, it is an object, because some expressions can see it.
 */
export type Tuple = Record<string, unknown>;

export function tupleStream(): Tuple[] {
  const tuples: Sequence = sequence();
  tuples.tupleStream = true;
  return tuples as Tuple[];
}

export function isTupleStream(value: unknown): value is Tuple[] {
  return isArray(value) && (value as Sequence).tupleStream === true;
}

/** A new tuple with the names of another one. */
export function tupleOf(item: unknown, from?: Tuple): Tuple {
  const tuple = Object.assign(Object.create(null) as Tuple, from);
  tuple['@'] = item;
  return tuple;
}

/** A frame of variables with the names of a tuple. */
export function tupleFrame(frame: Frame, tuple: Tuple): Frame {
  const names = ownNames(tuple);
  frame.run.step(weights.tupleFrame + weights.tupleName * names.length);
  return new Frame(frame.run, frame.depth, frame, names, valuesOf(tuple));
}
