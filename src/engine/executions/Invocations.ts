/**
 * Counts how often states were invoked, by name. The first names need no map: it would take 370 of the 5,000 bytes that
 * a suspended execution may use.
 */
export class Invocations {
  private times = 1;
  /** Names and counts, alternating, after the first name. */
  private next: (string | number)[] | undefined = undefined;
  private others: Map<string, number> | undefined = undefined;

  /** Counts a name for the first time. */
  constructor(private readonly name: string) {}

  /** Counts the name, and returns how often it was counted before. */
  count(name: string): number {
    if (name === this.name) return this.times++;
    const next = (this.next ??= []);
    for (let at = 0; at < next.length; at += 2) if (next[at] === name) return (next[at + 1] as number)++;
    if (next.length < mostNext) {
      next.push(name, 1);
      return 0;
    }
    this.others ??= new Map();
    const count = this.others.get(name) ?? 0;
    this.others.set(name, count + 1);
    return count;
  }
}

/** Up to this many entries, searching a list costs less than a map. */
const mostNext = 2 * 16;
