import { isArray, isObject, type Json } from '../../../util/json';
import type { Segment } from './segments';

/** The value at a place, `undefined` without one. */
export type Getter = (node: Json) => Json | undefined;

/**
 * A path of names and indexes as one function that allocates nothing; `undefined` if the path has other segments.
 *
 * AWS: a negative index never finds anything. Only `[(@.length-1)]` and slices count from the end.
 */
export function compileReference(segments: readonly Segment[]): Getter | undefined {
  const steps: Getter[] = [];
  for (const segment of segments) {
    if (segment.kind === 'member') steps.push(memberGetter(segment.name));
    else if (segment.kind === 'index') steps.push(elementGetter(segment.index));
    else return undefined;
  }
  return chain(steps);
}

function memberGetter(name: string): Getter {
  // A name that no object inherits exists if it has a value: this check takes half the time.
  if (!(name in Object.prototype)) return (node) => (isObject(node) ? node[name] : undefined);
  return (node) => (isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined);
}

function elementGetter(index: number): Getter {
  return (node) => (isArray(node) ? node[index] : undefined);
}

/** Short paths are unrolled: nearly all paths are short, and a loop would double their cost. */
function chain(steps: readonly Getter[]): Getter {
  const [first, second, third] = steps;
  if (first === undefined) return (node) => node;
  if (second === undefined) return first;
  if (third === undefined) {
    return (node) => {
      const inner = first(node);
      return inner === undefined ? undefined : second(inner);
    };
  }
  return (node) => {
    let value: Json | undefined = node;
    for (const step of steps) {
      value = step(value);
      if (value === undefined) return undefined;
    }
    return value;
  };
}
