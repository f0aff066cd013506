import type { Json, JsonObject } from '../../util/json';

/** A copy with the members in alphabetical order, without those that are `undefined`. AWS: so are the answers of services. */
export function sortMembers(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
