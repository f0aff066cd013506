import { readJson, toCompactText, type Json, member, type JsonObject } from '../../util/json';

/**
 * A parameter that the service takes as text: texts as they are, anything else as its JSON text.
 *
 * AWS: `MessageBody`, `Message`, `Detail` and `Input` may be objects; history shows the object, the service gets text.
 */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : toCompactText(value);
}

/** The value of a JSON text; the text itself when it is none. */
export function parsedOrText(text: string): Json {
  try {
    return readJson(text);
  } catch {
    return text;
  }
}

/** A parameter as text; `undefined` when it is left out or null. */
export function optionalText(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return value === undefined || value === null ? undefined : asText(value);
}
