import type { Command } from 'commander';
import type { Terminal } from './Terminal';

/** One run of the command line: where it prints, and the exit code that its command has come to. */
export interface Cli {
  readonly terminal: Terminal;
  /** What stands behind `--`, of a command that runs another one. */
  readonly command: readonly string[];
  exitCode: number;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Cli) => void;

/**
 * What a command's exit code tells. `failure`: it did what it was asked, and the answer is no (an execution that
 * failed, a definition with errors). `usage`: it could not do it, by a mistake on the command line or of the tester.
 */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

/** What shells say of a command that a signal has ended: 128 and the signal's number. */
export const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
