import { isArray, isObject, type Json, type JsonObject } from './json';

/** Member names and array indexes from the top of a value. */
type Steps = readonly (string | number)[];

/** A member of a nested object. */
interface InnerMember {
  readonly name: string;
  readonly value: Json;
  /** The object that has it. */
  readonly object: JsonObject;
  /** Its path. */
  readonly path: Steps;
}

/**
 * All members of the objects in a value, at any depth. `at`: the path of the value; `enters` excludes the contents of a
 * member.
 */
export function* membersIn(value: Json, at: Steps, enters: (name: string) => boolean): Generator<InnerMember> {
  if (isArray(value)) for (const [index, item] of value.entries()) yield* membersIn(item, [...at, index], enters);
  else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      const path = [...at, name];
      yield { name, value: item, object: value, path };
      if (enters(name)) yield* membersIn(item, path, enters);
    }
  }
}

/** All strings in a value, except for names, at any depth, with their paths. */
export function* textsIn(value: Json, at: Steps): Generator<[text: string, at: Steps]> {
  if (typeof value === 'string') yield [value, at];
  else if (isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...at, index]);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* textsIn(item, [...at, name]);
}
