import type { Command } from 'commander';
import type { Terminal } from './Terminal';

/** One run of the command line: its output streams, and the exit code of its command. */
export interface Cli {
  readonly terminal: Terminal;
  /** The words after `--`, for a command that runs another one. */
  readonly command: readonly string[];
  exitCode: number;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Cli) => void;

/**
 * The exit code of a command. `failure`: it worked, and the answer is no (an execution that failed, a definition with
 * errors). `usage`: it could not work, because of an error on the command line or in the setup.
 */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

/** The exit codes that shells use for a command that a signal has ended: 128 plus the signal's number. */
export const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
