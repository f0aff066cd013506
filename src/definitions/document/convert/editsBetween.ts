import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';

/** The smallest edits that make one object of another: what stays the same is not touched. */
export function editsBetween(before: JsonObject, after: JsonObject, path: DocumentPath): readonly DocumentEdit[] {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const edits: DocumentEdit[] = [];
  for (const [name, value] of Object.entries(after)) {
    const inner = [...path, name];
    if (Object.hasOwn(before, name)) edits.push(...editsOfValue(before[name]!, value, inner));
    // A new member stands where the ones that it replaces stood.
    else edits.push({ kind: 'set', path: inner, value, ...(gone[0] !== undefined && { before: gone[0] }) });
  }
  for (const name of gone) edits.push({ kind: 'remove', path: [...path, name] });
  return edits;
}

function editsOfValue(before: Json, after: Json, path: DocumentPath): readonly DocumentEdit[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) return editsBetween(before, after, path);
  if (isArray(before) && isArray(after) && before.length === after.length)
    return after.flatMap((item, index) => editsOfValue(before[index]!, item, [...path, index]));
  return [{ kind: 'set', path, value: after }];
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
