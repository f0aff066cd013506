import { isObject, parseJson, type Json, type JsonObject } from '../../../util/json';
import { validationException } from '../exceptions';

/** Reads the variables that a state finds. Throws ValidationException; the service's own text is not known. */
export function readVariables(text = '{}'): JsonObject {
  let value: Json | undefined;
  try {
    value = parseJson(text);
  } catch {
    value = undefined;
  }
  if (!isObject(value)) throw validationException('Variables must be a valid JSON object.');
  return value;
}
