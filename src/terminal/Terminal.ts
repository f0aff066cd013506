/** By which signal a command is asked to end: Ctrl-C, a terminal that was closed, and `kill`. */
export type Interrupt = 'SIGINT' | 'SIGHUP' | 'SIGTERM';

/** Where a command prints to. */
export interface Stream {
  /** Whether a person may be looking: progress is shown only there. */
  readonly isTerminal: boolean;
  readonly colour: boolean;
  /** Characters on a line. */
  readonly columns: number;
  /** What would move the terminal's cursor is written as JSON has it (`\\u001b`); colours stay. */
  write(text: string): void;
}

/** What a command has to do with the world outside: one for each run of the command line. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All of the standard input. */
  readInput(): Promise<string>;
  /** Calls back at Ctrl-C (SIGHUP, SIGTERM) instead of ending the process. The answered function takes that back. */
  onInterrupt(listener: (signal: Interrupt) => void): () => void;
  /**
   * Hands whatever other code of this process (the user's own functions) prints to `listener`, until the answered
   * function is called.
   */
  intercept(listener: (text: string) => void): () => void;
}
