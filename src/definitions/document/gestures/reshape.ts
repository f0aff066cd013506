import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import type { Sketch } from './Sketch';

/**
 * Makes a value of a sketch another one by small edits, so that whatever stays the same stays as it is written. A state that
 * gets another name, and the way on that becomes the end or the other way round, keep their line and its comments.
 */
export function reshape(sketch: Sketch, path: DocumentPath, before: Json, after: Json): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before) && isObject(after)) reshapeObject(sketch, path, before, after);
  else if (isArray(before) && isArray(after)) reshapeList(sketch, path, before, after);
  else sketch.set(path, after);
}

function reshapeObject(sketch: Sketch, path: DocumentPath, before: JsonObject, after: JsonObject): void {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const come = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const isRenamed = gone.length === come.length && (path.at(-1) === 'States' || [...gone, ...come].every(isWayOn));
  const oldOf = new Map(isRenamed ? come.map((name, index) => [name, gone[index]!]) : []);
  for (const [name, old] of oldOf) sketch.rename([...path, old], name);
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? name : oldOf.get(name);
    if (old !== undefined) reshape(sketch, [...path, name], before[old]!, value);
    else sketch.set([...path, name], value, gone[0]);
  }
  if (!isRenamed) for (const name of gone) sketch.remove([...path, name]);
}

function isWayOn(name: string): boolean {
  return name === 'Next' || name === 'End';
}

function reshapeList(sketch: Sketch, path: DocumentPath, before: readonly Json[], after: readonly Json[]): void {
  if (before.length === after.length) {
    for (const [index, item] of after.entries()) reshape(sketch, [...path, index], before[index]!, item);
    return;
  }
  const gone = missingFrom(before, after);
  if (gone === undefined) sketch.set(path, after);
  else for (const index of gone.reverse()) sketch.remove([...path, index]);
}

/** The indexes of the items that another list does not have; `undefined` if it is more than the rest of them. */
function missingFrom(list: readonly Json[], rest: readonly Json[]): number[] | undefined {
  const gone: number[] = [];
  let next = 0;
  for (const [index, item] of list.entries())
    if (next < rest.length && JSON.stringify(item) === JSON.stringify(rest[next])) next++;
    else gone.push(index);
  return next === rest.length ? gone : undefined;
}
