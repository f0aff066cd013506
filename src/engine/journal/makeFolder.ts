import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/**
 * Makes a folder with those above it, for its owner alone; answers whether it is new. Throws HarnessError where there can be
 * none, or where nothing may be written into it.
 */
export function makeFolder(folder: string): boolean {
  try {
    const isNew = make(path.resolve(folder));
    fs.accessSync(folder, fs.constants.W_OK);
    return isNew;
  } catch (error) {
    throw new HarnessError(`The data directory ${folder} cannot be used: ${(error as Error).message}`);
  }
}

/** Node's own `recursive` never ends where the system takes no folders at all (`/proc`). */
function make(folder: string): boolean {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw new Error('it is a file.');
  if (found !== undefined) return false;
  make(path.dirname(folder));
  fs.mkdirSync(folder, { mode: 0o700 });
  return true;
}
