/** Counts by the names of states. Most executions have few tasks: the first ones need no map. */
export class Invocations {
  /** Names and counts in turn. */
  private readonly first: (string | number)[];
  private others: Map<string, number> | undefined;

  /** Counts a name for the first time. */
  constructor(name: string) {
    this.first = [name, 1];
  }

  /** How often the name was counted before; counts it. */
  count(name: string): number {
    const { first } = this;
    for (let at = 0; at < first.length; at += 2) if (first[at] === name) return (first[at + 1] as number)++;
    if (first.length < mostFirst) {
      first.push(name, 1);
      return 0;
    }
    this.others ??= new Map();
    const count = this.others.get(name) ?? 0;
    this.others.set(name, count + 1);
    return count;
  }
}

/** To look through so many names costs less than a map. */
const mostFirst = 2 * 8;
