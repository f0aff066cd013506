import fs from 'node:fs';
import { exportData, importData } from '../../emulator/service/data/exportData';
import { openFolder } from '../../emulator/service/data/openFolder';
import { repairFolder } from '../../engine/journal/repair';
import { HarnessError } from '../../errors/HarnessError';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';

type Streams = Pick<Terminal, 'stdout' | 'stderr'>;

/** Prints what is in a folder. Throws HarnessError if it is damaged. */
export function check(folder: string, terminal: Streams): void {
  const { journal, loaded } = openFolder(folder, { readOnly: true, onNote: noteTo(terminal) });
  const { size } = journal;
  journal.close();
  const executions = [...loaded.executions.all()];
  const running = executions.filter(({ status }) => status === 'RUNNING').length;
  terminal.stdout.write(
    `${folder}: ${loaded.machines.size} state machines, ${loaded.activities.size} activities, ` +
      `${executions.length} executions (${running} of them running), ${size} bytes, ` +
      `${loaded.deadBytes} of which are obsolete.\n`,
  );
}

/** Writes a folder as JSON lines to a file, or prints them (`-`). */
export function exportTo(folder: string, file: string, terminal: Streams): void {
  const lines = exportData(folder, noteTo(terminal));
  if (file === '-') {
    for (const line of lines) terminal.stdout.write(`${line}\n`);
    return;
  }
  if (fs.existsSync(file)) throw new HarnessError(`${file} already exists. Name another file, or remove it.`);
  // Readable only by the user, because it contains tokens and data.
  const handle = fs.openSync(file, 'wx', 0o600);
  let count = 0;
  try {
    for (const line of lines) {
      fs.writeSync(handle, `${line}\n`);
      count += 1;
    }
  } finally {
    fs.closeSync(handle);
  }
  terminal.stdout.write(`${file}: ${count} lines.\n`);
}

export function importFrom(file: string, folder: string, { stdout }: Streams): void {
  if (!fs.existsSync(file)) throw new HarnessError(`There is no file ${file}.`);
  const count = importData(folder, linesOf(file));
  stdout.write(`${folder}: ${count} records.\n`);
}

export function compact(folder: string, terminal: Streams): void {
  const before = sizeOf(folder, terminal);
  const { journal } = openFolder(folder, { onNote: noteTo(terminal) }, true);
  const { size } = journal;
  journal.close();
  terminal.stdout.write(`${folder}: ${before} bytes before, ${size} now.\n`);
}

export function repair(folder: string, { stdout }: Streams): void {
  if (!fs.existsSync(folder)) throw new HarnessError(`There is no folder ${folder}.`);
  const { records, aside } = repairFolder(folder);
  stdout.write(
    aside.length === 0
      ? `${folder}: ${records} records; there was no damage.\n`
      : `${folder}: ${records} records were kept. Everything after them is in ${aside.join(', ')}.\n`,
  );
}

function sizeOf(folder: string, terminal: Streams): number {
  const { journal } = openFolder(folder, { readOnly: true, onNote: noteTo(terminal) });
  const { size } = journal;
  journal.close();
  return size;
}

function noteTo({ stderr }: Streams): (note: string) => void {
  return (note) => printMessage(stderr, 'note', note);
}

/** The lines of a file, read piece by piece. */
function* linesOf(file: string): Generator<string> {
  const handle = fs.openSync(file, 'r');
  const piece = Buffer.alloc(1_048_576);
  let rest: Buffer[] = [];
  try {
    for (let count = fs.readSync(handle, piece); count > 0; count = fs.readSync(handle, piece)) {
      let from = 0;
      for (let at = piece.indexOf(10); at >= 0 && at < count; at = piece.indexOf(10, from)) {
        yield Buffer.concat([...rest, piece.subarray(from, at)]).toString();
        rest = [];
        from = at + 1;
      }
      rest.push(Buffer.from(piece.subarray(from, count)));
    }
  } finally {
    fs.closeSync(handle);
  }
  if (rest.some(({ length }) => length > 0)) yield Buffer.concat(rest).toString();
}
