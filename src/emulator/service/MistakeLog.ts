/** A mistake of the tester or a bug of Stepmill, and the execution that it ended, if any. */
export interface Mistake {
  readonly error: unknown;
  readonly executionArn?: string | undefined;
}

/** A server that runs for days forgets the oldest. */
const mostKept = 1000;

/** Mistakes since the last reset, for clients that cannot notice them otherwise. */
export class MistakeLog {
  /** How many were forgotten. */
  forgotten = 0;
  private readonly found: Mistake[] = [];

  /** `elsewhere`: mistakes that ended no execution, found when tasks were answered. */
  constructor(private readonly elsewhere: ReadonlySet<unknown>) {}

  get all(): readonly Mistake[] {
    return [...this.found, ...Array.from(this.elsewhere, (error) => ({ error }))];
  }

  get count(): number {
    return this.found.length + this.elsewhere.size + this.forgotten;
  }

  add(error: unknown, executionArn?: string): void {
    this.found.push({ error, executionArn });
    if (this.found.length <= mostKept) return;
    this.found.shift();
    this.forgotten += 1;
  }

  clear(): void {
    this.found.length = 0;
    this.forgotten = 0;
  }
}
