import { ExactNumber, printJson } from './ExactNumber';
import { ownText, parseJson, type Json, type JsonArray, type JsonObject } from './json';
import { setMember } from './setMember';

/** A value inside of another one that was read from a text of its own, and what leads to it. */
interface InnerText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * What a value loses when its text is parsed again: the values inside it that keep a text of their own, other than the
 * one that the whole is printed with. (A function's answer within that of `lambda:invoke` keeps its blanks.)
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
    // A text that was printed of it, to count its bytes for one, does not have those of values inside of it.
    if (text === undefined || text === printJson(inner)) find(inner, to, found);
    else found.push({ path: to, text });
  }
}

/** The value with what `innerTexts` has found of it. Changes nothing in the value that it is given. */
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
