import fs from 'node:fs';
import { HarnessError } from '../../../../errors/HarnessError';

/** What is at a path; `undefined` when nothing is, or a link leads nowhere. Throws HarnessError when nobody can tell. */
export function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw unreadable(file, error);
  }
}

/** The error for a file or folder that is there and cannot be read: a mistake of the set-up, not an answer of S3. */
export function unreadable(file: string, error: unknown): HarnessError {
  return new HarnessError(`${file} cannot be read: ${(error as Error).message}`);
}
