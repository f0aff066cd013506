/** A line that a function has printed. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** Of the invocation that was under way; absent where that cannot be told. */
  readonly requestId?: string | undefined;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** On the machine's clock, in epoch milliseconds. */
  readonly atMs: number;
}

/** So much is remembered; what is older is forgotten. */
const mostLines = 10_000;
const mostCharacters = 4_000_000;

/** What functions that run in threads and processes of their own have printed, the oldest line first. */
export class FunctionLogs {
  private lines: FunctionLogLine[] = [];
  private characters = 0;
  /** How many lines have been forgotten. */
  forgotten = 0;

  get all(): readonly FunctionLogLine[] {
    return this.lines;
  }

  add(line: FunctionLogLine): void {
    this.lines.push(line);
    this.characters += line.text.length;
    // Half of it goes at once, so that a function that prints without end costs no more for each line.
    if (this.lines.length > mostLines || this.characters > mostCharacters) this.forget(this.lines.length >> 1);
  }

  clear(): void {
    this.lines = [];
    this.characters = 0;
    this.forgotten = 0;
  }

  private forget(count: number): void {
    const gone = this.lines.splice(0, Math.max(1, count));
    this.forgotten += gone.length;
    for (const { text } of gone) this.characters -= text.length;
  }
}
