import { wordsOf } from './words';

interface Node {
  readonly next: Map<string, Node>;
  /** The positions of the names that end here. */
  readonly ends: number[];
}

/**
 * Names by their words, to find those that a name may be a misspelling of: it is compared with each first word, and with
 * the second words behind those that are alike.
 */
export class NameIndex {
  private readonly root: Node = { next: new Map(), ends: [] };
  /** By all their letters: words may be put together otherwise (`happypath`, `HappyPath`). */
  private readonly joined = new Map<string, number[]>();

  constructor(private readonly names: readonly string[]) {
    names.forEach((name, position) => {
      const words = wordsOf(name);
      let node = this.root;
      for (const word of words) {
        let next = node.next.get(word);
        if (next === undefined) node.next.set(word, (next = { next: new Map(), ends: [] }));
        node = next;
      }
      node.ends.push(position);
      const letters = words.join('');
      const same = this.joined.get(letters);
      if (same === undefined) this.joined.set(letters, [position]);
      else same.push(position);
    });
  }

  /** The names that these words may be a misspelling of, in their order; some of them are not. */
  near(words: readonly string[]): readonly string[] {
    const found = new Set(this.joined.get(words.join('')));
    collect(this.root, words, 0, found);
    return [...found].sort((one, other) => one - other).map((position) => this.names[position]!);
  }
}

function collect({ next, ends }: Node, words: readonly string[], at: number, found: Set<number>): void {
  if (at === words.length) for (const position of ends) found.add(position);
  else for (const [word, node] of next) if (mayBeAlike(words[at]!, word)) collect(node, words, at + 1, found);
}

/** Whether at most one letter in four may be wrong, by what costs next to nothing. */
function mayBeAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const most = Math.max(one.length, other.length) / 4;
  if (Math.abs(one.length - other.length) > most) return false;
  // Each letter that the other does not have is a change.
  let different = 0;
  for (let at = 0; at < one.length && different <= most; at++) if (!other.includes(one[at]!)) different += 1;
  return different <= most;
}
