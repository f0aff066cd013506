/** The signal that asks a command to end: Ctrl-C, a closed terminal, or `kill`. */
export type Interrupt = 'SIGINT' | 'SIGHUP' | 'SIGTERM';

/** The output of a command. */
export interface Stream {
  /** Whether a person may be watching: progress is only shown then. */
  readonly isTerminal: boolean;
  readonly colour: boolean;
  /** Characters in a line. */
  readonly columns: number;
  /** Control sequences that would move the terminal's cursor are written as JSON escapes (`\\u001b`); colours stay. */
  write(text: string): void;
  /** Prints a message of the program in another form; `coloured` is its ordinary one. */
  message?(kind: 'error' | 'note', text: string, coloured: string): void;
}

/** A command's access to the outside world: one for each run of the command line. */
export interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads all of the standard input. */
  readInput(): Promise<string>;
  /** Calls back at Ctrl-C (SIGHUP, SIGTERM) instead of ending the process. Returns a function that undoes this. */
  onInterrupt(listener: (signal: Interrupt) => void): () => void;
  /**
   * Passes the output of other code in this process (the user's own functions) to `listener`, until the returned
   * function is called.
   */
  intercept(listener: (text: string) => void): () => void;
}
