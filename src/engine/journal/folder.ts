import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { makeFolders } from '../../util/makeFolders';

export const asBefore = 'Nothing was changed. Put the folder back from a copy.';

/**
 * Checks a folder without a manifest. Throws HarnessError if it contains anything that a killed process would not
 * leave.
 */
export function checkThatNothingIsThere(folder: string): void {
  const ignored = /^(lock(\..*)?|turn|folder\.json\.new|lost\+found)$/;
  const others = fs.readdirSync(folder).filter((name) => !ignored.test(name));
  // The process that made the folder may have been killed before it named its first file.
  const [first] = others;
  if (others.length === 1 && first === 'journal-000001' && fs.statSync(path.join(folder, first)).size === 0) {
    fs.rmSync(path.join(folder, first));
    return;
  }
  if (others.some((name) => name.startsWith('journal-'))) {
    throw new HarnessError(`folder.json is missing in ${folder}, which names the files of the journal. ${asBefore}`);
  }
  if (others.length > 0) {
    throw new HarnessError(
      `${folder} is not empty and not a data directory of Stepmill (it has ${others[0]}). Name an empty folder, or one ` +
        'that is not there yet.',
    );
  }
}

/** Removes what an interrupted replacement or new file has left. None of it was ever acknowledged. */
export function dropLeftovers(folder: string, segments: readonly number[]): void {
  for (const name of fs.readdirSync(folder)) {
    const segment = Number(/^journal-(\d+)$/.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(segment) || segments.includes(segment)) continue;
    if (segment > segments[0]! && segment < segments.at(-1)!)
      throw new HarnessError(`${path.join(folder, name)} is not named by folder.json. ${asBefore}`);
    fs.rmSync(path.join(folder, name));
  }
}

/**
 * Creates a folder, and its parents, that only its owner can use. Returns whether it is new. Throws HarnessError if it
 * cannot be created or written to.
 */
export function makeFolder(folder: string): boolean {
  try {
    const isNew = make(path.resolve(folder));
    fs.accessSync(folder, fs.constants.W_OK);
    return isNew;
  } catch (error) {
    throw unusable(folder, error);
  }
}

export function unusable(folder: string, error: unknown): HarnessError {
  return new HarnessError(`The data directory ${folder} cannot be used: ${(error as Error).message}`);
}

function make(folder: string): boolean {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw new Error('it is a file.');
  return makeFolders(folder, 0o700);
}
