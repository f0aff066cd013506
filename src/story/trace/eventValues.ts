import { readJson, toPlainNumbers, type Json } from '../../util/json';

/**
 * The value of a JSON text of an event or a description; text that is no JSON as it is. Numbers are those of JavaScript:
 * 1.0 is 1, and a whole number with more digits than a double has is a bigint.
 */
export function fromText(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return toPlainNumbers(readJson(text));
  } catch {
    return text;
  }
}

/** The values of `assignedVariables`. */
export function fromTexts(texts: unknown): Readonly<Record<string, Json>> | undefined {
  if (typeof texts !== 'object' || texts === null) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fromText(text)!]));
}
