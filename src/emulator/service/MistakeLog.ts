/** A mistake of the tester or a bug of Stepmill, and the execution that it ended, if any. */
export interface Mistake {
  readonly error: unknown;
  readonly executionArn?: string | undefined;
}

/** A long-running server drops the oldest. */
const mostKept = 1000;

/** HarnessErrors and bugs since the last reset, for clients that cannot notice them otherwise. */
export class MistakeLog {
  /** The number of dropped ones. */
  forgotten = 0;
  private readonly found: Mistake[] = [];

  /** `elsewhere`: HarnessErrors that ended no execution, found when tasks were answered. */
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
