import { isArray, isNumber, isObject, readJson, toCompactText, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';

/**
 * As `scrub`, for a text that may be JSON and has to stay it: a number of which a part was taken out becomes a text.
 */
export function keepJson(scrub: (text: string) => string): (text: string) => string {
  return (text) => {
    const scrubbed = scrub(text);
    if (scrubbed === text || parsed(scrubbed) !== undefined) return scrubbed;
    const before = parsed(text);
    return before === undefined ? scrubbed : toCompactText(mapValues(before.value, scrub));
  };
}

function mapValues(value: Json, scrub: (text: string) => string): Json {
  if (typeof value === 'string') return scrub(value);
  if (isNumber(value)) {
    const text = toCompactText(value);
    const scrubbed = scrub(text);
    return scrubbed === text ? value : scrubbed;
  }
  if (isArray(value)) return value.map((item) => mapValues(item, scrub));
  if (!isObject(value)) return value;
  const mapped: Record<string, Json> = {};
  for (const [name, item] of Object.entries(value)) setMember(mapped, scrub(name), mapValues(item, scrub));
  return mapped;
}

function parsed(text: string): { readonly value: Json } | undefined {
  try {
    return { value: readJson(text) };
  } catch {
    return undefined;
  }
}
