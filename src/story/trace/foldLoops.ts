/** Consecutive items, and how often they repeat. */
export interface Fold<Item> {
  /** The items of the first round. */
  readonly items: readonly Item[];
  readonly times: number;
  /** The last item of the last round. */
  readonly end: Item;
}

/** How often a block must repeat to be combined: a retry loop with few rounds is unchanged. */
const fewest = 4;
/** The maximum length of a loop. */
const longest = 40;

/**
 * Combines repeated blocks of items with equal keys: the rounds of a loop that polls a thousand times. Any other item
 * is a block of its own.
 */
export function foldLoops<Item>(items: readonly Item[], keyOf: (item: Item) => string): Fold<Item>[] {
  const keys = items.map(keyOf);
  const folds: Fold<Item>[] = [];
  for (let at = 0; at < items.length;) {
    const length = lengthOfLoop(keys, at);
    const times = length === 0 ? 1 : rounds(keys, at, length);
    const size = Math.max(1, length);
    const next = at + size * times;
    folds.push({ items: items.slice(at, at + size), times, end: items[next - 1]! });
    at = next;
  }
  return folds;
}

/** The length of the shortest block that repeats from here on; 0 without one. */
function lengthOfLoop(keys: readonly string[], at: number): number {
  for (let length = 1; length <= longest && at + length * fewest <= keys.length; length++)
    if (keys[at] === keys[at + length] && rounds(keys, at, length) >= fewest) return length;
  return 0;
}

function rounds(keys: readonly string[], at: number, length: number): number {
  let end = at + length;
  while (end < keys.length && keys[end] === keys[end - length]) end += 1;
  return Math.floor((end - at) / length);
}
