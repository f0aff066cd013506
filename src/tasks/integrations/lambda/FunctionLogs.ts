/** A line that a function has printed. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** The request id of the running invocation; absent if that is not known. */
  readonly requestId?: string | undefined;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** Real time, in epoch milliseconds. */
  readonly atMs: number;
}

/** The number of lines kept; older ones are dropped. */
const mostLines = 10_000;
const mostCharacters = 4_000_000;

/** The output of functions that run in separate threads and processes, oldest line first. */
export class FunctionLogs {
  private lines: FunctionLogLine[] = [];
  private characters = 0;
  /** The number of dropped lines. */
  forgotten = 0;

  get all(): readonly FunctionLogLine[] {
    return this.lines;
  }

  add(line: FunctionLogLine): void {
    this.lines.push(line);
    this.characters += line.text.length;
    // Half of it is dropped at once, so that a function that prints endlessly costs no more for each line.
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
