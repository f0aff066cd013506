import type { Json, JsonObject } from './json';
import { rememberCopy } from './jsonSize';
import { setMember } from './setMember';

/** A copy of `object` in which `name` is `value`: an existing member keeps its place, a new one comes last. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const copy = { ...object };
  setMember(copy, name, value);
  rememberCopy(copy, object, name, value);
  return copy;
}
