/** Gives the same text the same placeholder, wherever it comes, and counts the places. */
export class Pseudonyms {
  private readonly given = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  /** The placeholder of a secret: `<email:1>`. */
  of(secret: string, name: string): string {
    let placeholder = this.given.get(secret);
    if (placeholder === undefined) {
      const label = name.replace(/[^\w-]+/g, '-') || 'field';
      const number = (this.numbers.get(label) ?? 0) + 1;
      this.numbers.set(label, number);
      this.given.set(secret, (placeholder = `<${label}:${number}>`));
    }
    return placeholder;
  }

  /** Says that so many places of a kind were changed. */
  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** Each kind with its places, those without any, too, once they were counted with 0. */
  list(): readonly { readonly what: string; readonly times: number }[] {
    return [...this.counts].map(([what, times]) => ({ what, times }));
  }
}
