import { member, type JsonObject } from '../../util/json';
import { asText } from './jsonText';

/** A parameter as text; `undefined` when it is left out or null. */
export function optionalText(parameters: JsonObject, name: string): string | undefined {
  const value = member(parameters, name);
  return value === undefined || value === null ? undefined : asText(value);
}
