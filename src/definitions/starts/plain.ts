import { isArray, isObject, type Json, type JsonObject } from '../../util/json';

// Reading settings as templates have them: CloudFormation accepts "true" for true, and "5" for 5.

/** A member of an object; `undefined` of anything else. */
export function memberIn(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A string, number or boolean, as a string. An empty string counts as missing. */
export function stringIn(value: Json | undefined, name: string): string | undefined {
  const found = memberIn(value, name);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function numberIn(value: Json | undefined, name: string): number | undefined {
  const found = Number(stringIn(value, name) ?? NaN);
  return Number.isNaN(found) ? undefined : found;
}

export function booleanIn(value: Json | undefined, name: string): boolean | undefined {
  const found = stringIn(value, name)?.toLowerCase();
  return found === 'true' ? true : found === 'false' ? false : undefined;
}

export function objectIn(value: Json | undefined, name: string): JsonObject | undefined {
  const found = memberIn(value, name);
  return isObject(found) ? found : undefined;
}

export function itemsIn(value: Json | undefined, name: string): readonly Json[] {
  const found = memberIn(value, name);
  return isArray(found) ? found : [];
}

/** The members of an object that are strings. */
export function stringsIn(value: Json | undefined, name: string): Readonly<Record<string, string>> {
  const found = objectIn(value, name) ?? {};
  const all = Object.keys(found).map((key) => [key, stringIn(found, key)] as const);
  return Object.fromEntries(all.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}
