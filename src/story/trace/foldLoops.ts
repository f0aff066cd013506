/** Items in a row, and how often they come one after the other. */
export interface Fold<Item> {
  /** Those of the first time. */
  readonly items: readonly Item[];
  readonly times: number;
  /** The last item of the last time. */
  readonly end: Item;
}

/** How often a block must repeat before it is written once: a retry loop of a few rounds stays as it is. */
const fewest = 4;
/** No loop is longer than this. */
const longest = 40;

/**
 * Puts a block of items that is repeated, as its keys say, into one: the rounds of a loop that polls a thousand
 * times. Everything else is a block of one item.
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

/** The length of the shortest block that is repeated from here on; 0 when there is none. */
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
