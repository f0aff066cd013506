import { parseJson, type Json } from '../../../util/json';
import { TooDeepError } from '../../../util/TooDeepError';
import { validationException } from '../exceptions';

/** Parses a member of a request. Throws ValidationException with `fault`, or with what is too deep in it. */
export function parseText(text: string, fault: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw validationException(error instanceof TooDeepError ? error.message : fault);
  }
}
