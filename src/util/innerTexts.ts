import { ExactNumber, printJson } from './ExactNumber';
import { ownText, parseJson, type Json, type JsonArray, type JsonObject } from './json';
import { setMember } from './setMember';

/** A nested value that was parsed from a separate string, and the path to it. */
interface InnerText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * What a value loses when its JSON is parsed again: the nested values with their own string, other than that in the
 * JSON of the whole. (A function's response within that of `lambda:invoke` keeps its whitespace.)
 */
export function innerTexts(value: Json): readonly InnerText[] {
  const found: InnerText[] = [];
  if (typeof value === 'object' && value !== null) find(value, [], found);
  return found;
}

function find(value: JsonObject | JsonArray, path: readonly (string | number)[], found: InnerText[]): void {
  for (const [name, inner] of Object.entries<Json>(value as JsonObject)) {
    if (typeof inner !== 'object' || inner === null || inner instanceof ExactNumber) continue;
    const to = [...path, Array.isArray(value) ? Number(name) : name];
    const text = ownText(inner);
    // A string that was printed from it, to count its bytes for example, does not contain those of nested values.
    if (text === undefined || text === printJson(inner)) find(inner, to, found);
    else found.push({ path: to, text });
  }
}

/** The value with what `innerTexts` has found. Does not change the given value. */
export function withInnerTexts(value: Json, inner: readonly InnerText[]): Json {
  return inner.reduce((whole, { path, text }) => replace(whole, path, parseJson(text)), value);
}

function replace(value: Json, [first, ...rest]: readonly (string | number)[], by: Json): Json {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return (value as JsonArray).map((item, at) => (at === first ? replace(item, rest, by) : item));
  const copy: Record<string, Json> = {};
  for (const [name, item] of Object.entries(value as JsonObject))
    setMember(copy, name, name === first ? replace(item, rest, by) : item);
  return copy;
}
