import { member, type JsonObject } from '../../../util/json';
import { asText } from '../jsonText';

/** AWS: an object is the child's input as JSON text, a text is it as it stands, null is `{}`. */
export function childInput(parameters: JsonObject): string {
  const input = member(parameters, 'Input') ?? null;
  return input === null ? '{}' : asText(input);
}
