import type { Json } from '../../util/json';

/** The value of a JSON text of an event or a description; text that is no JSON as it is. */
export function fromText(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** The values of `assignedVariables`. */
export function fromTexts(texts: unknown): Readonly<Record<string, Json>> | undefined {
  if (typeof texts !== 'object' || texts === null) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fromText(text)!]));
}
