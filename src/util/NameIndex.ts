import { wordsOf } from './words';

interface Node {
  readonly next: Map<string, Node>;
  /** The positions of the names that end here. */
  readonly ends: number[];
}

/**
 * Names by their words, to find candidates for a misspelling: a name is compared with each first word, and with the
 * second words after similar ones.
 */
export class NameIndex {
  private readonly root: Node = { next: new Map(), ends: [] };
  /** By all their letters, because words may be joined differently (`happypath`, `HappyPath`). */
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

  /** The candidates for a misspelling of these words, in order; some of them are not. */
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

/** A cheap test whether at most one letter in four may be wrong. */
function mayBeAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const most = Math.max(one.length, other.length) / 4;
  if (Math.abs(one.length - other.length) > most) return false;
  // Each letter that the other does not have is a change.
  let different = 0;
  for (let at = 0; at < one.length && different <= most; at++) if (!other.includes(one[at]!)) different += 1;
  return different <= most;
}
