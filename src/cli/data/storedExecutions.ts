import fs from 'node:fs';
import path from 'node:path';
import { openFolder, type OpenFolder } from '../../emulator/service/data/openFolder';
import type { StoredExecution } from '../../emulator/service/data/StoredExecution';
import { HarnessError } from '../../errors/HarnessError';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';

type Streams = Pick<Terminal, 'stdout' | 'stderr'>;

export interface StoredListOptions {
  readonly status?: string | undefined;
}

/**
 * Prints the executions of a folder, one line each: status, start, ARN. Throws HarnessError if the folder is damaged.
 */
export function listStored(folder: string, { status }: StoredListOptions, terminal: Streams): void {
  for (const own of foldersOf(folder))
    withFolder(own, true, terminal, ({ loaded }) => {
      for (const execution of loaded.executions.all()) {
        if (status !== undefined && execution.status !== status) continue;
        const since = new Date(execution.startDate).toISOString();
        terminal.stdout.write(`${execution.status.padEnd(9)}  ${since}  ${execution.arn}\n`);
      }
    });
}

/** Marks a running execution as one that the next start ends with `Stepmill.NotResumed`. */
export function endStored(folder: string, arn: string, terminal: Streams): void {
  change(folder, arn, terminal, ({ journal }, { number, status }) => {
    if (status !== 'RUNNING') throw new HarnessError(`The execution ${arn} is not running: it has ${status}.`);
    journal.append(JSON.stringify({ kind: 'setAside', number }));
    return `The next start ends ${arn} with Stepmill.NotResumed. A redrive runs it again.`;
  });
}

/** Removes an execution with its history. */
export function removeStored(folder: string, arn: string, terminal: Streams): void {
  change(folder, arn, terminal, ({ journal }, { number }) => {
    journal.append(JSON.stringify({ kind: 'forgotten', number }));
    return `Removed ${arn}.`;
  });
}

type Change = (folder: OpenFolder, execution: StoredExecution) => string;

function change(folder: string, arn: string, terminal: Streams, what: Change): void {
  for (const own of foldersOf(folder)) {
    const done = withFolder(own, false, terminal, (open) => {
      const execution = open.loaded.executions.get(arn);
      if (execution === undefined) return false;
      const { run } = execution.head;
      if (run !== undefined)
        throw new HarnessError(
          `${arn} is a child of the Map Run ${run}: name the execution that the Map Run belongs to.`,
        );
      terminal.stdout.write(`${what(open, execution)}\n`);
      return true;
    });
    if (done) return;
  }
  throw new HarnessError(`There is no execution ${arn} in ${folder}. \`stepmill data list ${folder}\` lists them.`);
}

/** The folder, and those of accounts with their own. */
function foldersOf(folder: string): readonly string[] {
  const accounts = path.join(folder, 'accounts');
  const own = fs.existsSync(accounts) ? fs.readdirSync(accounts).sort() : [];
  return [folder, ...own.map((account) => path.join(accounts, account))];
}

function withFolder<T>(folder: string, readOnly: boolean, { stderr }: Streams, use: (open: OpenFolder) => T): T {
  if (!fs.existsSync(folder)) throw new HarnessError(`There is no folder ${folder}.`);
  const open = openFolder(folder, { readOnly, onNote: (note) => printMessage(stderr, 'note', note) });
  try {
    return use(open);
  } finally {
    open.journal.close();
  }
}
