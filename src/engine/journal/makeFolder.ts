import fs from 'node:fs';
import path from 'node:path';
import { makeFolders } from '../../util/makeFolders';
import { HarnessError } from '../../errors/HarnessError';

/**
 * Makes a folder, and those above it, that only its owner can use. Answers whether it is new. Throws HarnessError when
 * it cannot be made or written to.
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
