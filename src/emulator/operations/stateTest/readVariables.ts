import { isObject, type JsonObject } from '../../../util/json';
import { validationException } from '../exceptions';
import { parseText } from './parseText';

const fault = 'Variables must be a valid JSON object.';

/** Reads the variables that a state finds. Throws ValidationException; the service's own text is not known. */
export function readVariables(text = '{}'): JsonObject {
  const value = parseText(text, fault);
  if (!isObject(value)) throw validationException(fault);
  return value;
}
