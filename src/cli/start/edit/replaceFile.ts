import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ControlError } from '../../../emulator/control/ControlError';

/**
 * Replaces a file's content as a whole: the new one is written beside it, reaches the disk, and takes its name. Whenever the
 * process ends, the file has the old content or the new. `check` gets the old one, and may throw.
 *
 * Throws ControlError if it cannot be written; then the file is as it was.
 */
export function replaceFile(file: string, content: Uint8Array, check: (now: Buffer) => void): void {
  const { mode } = statSync(file);
  const beside = join(dirname(file), `.${basename(file)}.stepmill`);
  try {
    if ((mode & 0o222) === 0) throw new Error('it is read only');
    accessSync(file, constants.W_OK);
    check(readFileSync(file));
    writeThrough(beside, content);
    chmodSync(beside, mode & 0o7777);
    // Somebody may have saved it in the meantime.
    check(readFileSync(file));
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    if (error instanceof ControlError) throw error;
    const { message } = error as Error;
    throw new ControlError(500, 'CannotWrite', `${basename(file)} cannot be written: ${message}. It is as it was.`);
  }
  syncFolder(dirname(file));
}

function writeThrough(file: string, content: Uint8Array): void {
  // A server that was killed may have left one. `wx` follows no link.
  rmSync(file, { force: true });
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (let done = 0; done < content.length;) done += writeSync(descriptor, content, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The new name reaches the disk, too. Windows and some file systems have no such call, and need none. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The file has its new content either way.
  }
}
