/**
 * Adds to a list that may not exist yet. Most such lists have one item: a list made with its item takes a fifth of the
 * memory of an empty one that has grown.
 */
export function append<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}
