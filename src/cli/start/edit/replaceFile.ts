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

/** A file and the content that it gets. `check` gets the old content, and may throw. */
export interface Replacement {
  readonly file: string;
  readonly content: Uint8Array;
  readonly check: (now: Buffer) => void;
}

interface Prepared extends Replacement {
  readonly beside: string;
  readonly before: Buffer;
}

/**
 * Replaces the content of files as a whole: the new ones are written beside them, reach the disk, and take their names.
 * Whenever the process ends, each file has the old content or the new.
 *
 * Throws ControlError if one of them cannot be written. Then all are as they were, or the message names those that are not.
 */
export function replaceFiles(replacements: readonly Replacement[]): void {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  let current = replacements[0]?.file ?? '';
  try {
    for (const replacement of replacements) {
      current = replacement.file;
      prepared.push(prepare(replacement));
    }
    for (const { file, check } of prepared) {
      current = file;
      // Somebody may have saved it in the meantime.
      check(readFileSync(file));
    }
    for (const one of prepared) {
      current = one.file;
      renameSync(one.beside, one.file);
      done.push(one);
    }
  } catch (error) {
    for (const { beside } of prepared) rmSync(beside, { force: true });
    const left = done.flatMap((one) => putBack(one));
    if (error instanceof ControlError && left.length === 0) throw error;
    const { message } = error as Error;
    throw new ControlError(
      500,
      'CannotWrite',
      `${basename(current)} cannot be written: ${message.replace(/\.$/, '')}. ${outcome(replacements.length, left)}`,
    );
  }
  for (const folder of new Set(replacements.map(({ file }) => dirname(file)))) syncFolder(folder);
}

function outcome(count: number, left: readonly string[]): string {
  if (count === 1) return 'It is as it was.';
  if (left.length === 0) return 'All files are as they were.';
  return `The others are as they were, except for these, which have their new text: ${left.join('; ')}.`;
}

function prepare({ file, content, check }: Replacement): Prepared {
  const { mode } = statSync(file);
  const beside = join(dirname(file), `.${basename(file)}.stepmill`);
  try {
    if ((mode & 0o222) === 0) throw new Error('it is read only');
    accessSync(file, constants.W_OK);
    const before = readFileSync(file);
    check(before);
    writeThrough(beside, content);
    chmodSync(beside, mode & 0o7777);
    return { file, content, check, beside, before };
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Gives a file its old content again. Returns its path and why not, if it cannot. */
function putBack({ file, content, before, beside }: Prepared): readonly string[] {
  try {
    if (!readFileSync(file).equals(content)) return [`${file} (somebody else has changed it since)`];
    const { mode } = statSync(file);
    writeThrough(beside, before);
    chmodSync(beside, mode & 0o7777);
    renameSync(beside, file);
    return [];
  } catch (error) {
    rmSync(beside, { force: true });
    return [`${file} (${(error as Error).message})`];
  }
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
